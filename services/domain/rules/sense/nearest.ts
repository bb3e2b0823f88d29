/** The candidate that differs least from the word, where one is near enough to have been meant. */
export function nearest(word: string, candidates: readonly string[]): string | undefined {
  const begun = candidates.find(each => each.length >= 3 && startsWith(word, each))
  if (begun !== undefined) return begun
  let best: string | undefined
  let least = Math.max(2, Math.ceil(word.length / 3)) + 1
  for (const candidate of candidates) {
    const apart = distance(word.toLowerCase(), candidate.toLowerCase())
    if (apart >= least) continue
    best = candidate
    least = apart
  }
  return best
}

/** Those that differ least from the word first. */
export const byLikeness = (word: string, candidates: readonly string[]): string[] =>
  candidates
    .map(each => ({ each, apart: distance(word.toLowerCase(), each.toLowerCase()) }))
    .sort((a, b) => a.apart - b.apart)
    .map(({ each }) => each)

/** `monday` for `mon`. */
const startsWith = (word: string, candidate: string): boolean =>
  word.toLowerCase().startsWith(candidate.toLowerCase())

/** Letters to insert, to leave out or to replace. */
function distance(a: string, b: string): number {
  let above = Array.from({ length: b.length + 1 }, (_, i) => i)
  for (let i = 1; i <= a.length; i++) {
    const row = [i]
    for (let j = 1; j <= b.length; j++) {
      const replaced = (above[j - 1] as number) + Number(a[i - 1] !== b[j - 1])
      row.push(Math.min((above[j] as number) + 1, (row[j - 1] as number) + 1, replaced))
    }
    above = row
  }
  return above[b.length] as number
}
