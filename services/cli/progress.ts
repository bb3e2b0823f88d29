import { setTimeout as after } from 'node:timers/promises'

/** How long until the server is asked again. */
const askEveryMs = 300
const showEveryMs = 200
let shownAt = 0
let isShown = false

/** On a terminal alone, and on its own stream: an answer stays an answer. */
export function showProgress(
  what: string,
  { bytesDone, bytesExpected }: { bytesDone: number; bytesExpected: number },
): void {
  const percent = Math.min(100, Math.floor((100 * bytesDone) / Math.max(1, bytesExpected)))
  showLine(`${what} ${(bytesDone / 1_048_576).toFixed(0)} MiB, ${percent} %`)
}

/** In the place of the one before. */
export function showLine(line: string): void {
  if (!process.stderr.isTTY || Date.now() - shownAt < showEveryMs) return
  shownAt = Date.now()
  isShown = true
  process.stderr.write(`\r${line.padEnd(60)}`)
}

export function endProgress(): void {
  if (isShown) process.stderr.write('\n')
  isShown = false
}

/** Asks until there is an answer. */
export async function untilChanged<T>(ask: () => Promise<T | undefined>): Promise<T> {
  for (;;) {
    const answer = await ask()
    if (answer !== undefined) return answer
    await after(askEveryMs)
  }
}
