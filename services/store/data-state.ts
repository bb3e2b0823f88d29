import { closeSync, fsyncSync, openSync, readFileSync, statSync, writeSync } from 'node:fs'

/** What the folder says of the run before: a file beside the database, of a line. */
export type DataState =
  | 'never-used'
  /** It ended as it should, or the database is another one since: a backup was put in its place. */
  | 'closed'
  /** It was killed or lost its power: the write-ahead log must be there. */
  | 'left-open'

export function readState(file: string): DataState {
  const words = textOf(`${file}.state`)
  if (words === undefined) return 'never-used'
  return words === openWords(file) ? 'left-open' : 'closed'
}

export const markOpen = (file: string): void => write(file, openWords(file))

export const markClosed = (file: string): void => write(file, 'closed\n')

/**
 * Call it before a start, and what it answers when the start was refused and all is closed: a log that was there and is
 * gone was brought in by SQLite, which removes none before that; what a kill left open is closed by it.
 */
export function settlingRefusal(file: string): () => void {
  const hadLog = hasLog(file)
  return () => {
    if (hadLog && !hasLog(file) && readState(file) === 'left-open') markClosed(file)
  }
}

const hasLog = (file: string): boolean => (statSync(`${file}-wal`, { throwIfNoEntry: false })?.size ?? 0) > 0

/** With the file's own number: one that was put in its place is not the one that was left open. */
const openWords = (file: string): string => `open ${statSync(file, { throwIfNoEntry: false })?.ino}\n`

/** In place, padded to one length: it must work on a full disk too. */
function write(file: string, words: string): void {
  try {
    const opened = openSync(`${file}.state`, 'a+', 0o600)
    closeSync(opened)
    const again = openSync(`${file}.state`, 'r+')
    writeSync(again, words.padEnd(lengthMax), 0)
    fsyncSync(again)
    closeSync(again)
  } catch {
    // Where it cannot be written, the next start knows less; that is no reason not to run.
  }
}

const lengthMax = 64

function textOf(path: string): string | undefined {
  try {
    return `${readFileSync(path, 'utf8').trim()}\n`
  } catch {
    return undefined
  }
}
