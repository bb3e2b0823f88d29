/** Hears what a server logs, and resolves with the next line that holds these words, from the call on. */
export function lineWaiter() {
  let waiting: { words: string; found: (line: string) => void }[] = []
  return {
    take: (line: string) => {
      for (const { words, found } of waiting) if (line.includes(words)) found(line)
      waiting = waiting.filter(({ words }) => !line.includes(words))
    },
    next: (words: string) => new Promise<string>(found => waiting.push({ words, found })),
  }
}
