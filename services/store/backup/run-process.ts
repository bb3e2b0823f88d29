import { spawn } from 'node:child_process'
import { createInterface } from 'node:readline'
import type { Readable } from 'node:stream'
import { text } from 'node:stream/consumers'
import { fileURLToPath } from 'node:url'
import { BackupError } from './backup-error.ts'
import type { BackupFacts } from './facts.ts'
import type { Told } from './told.ts'

const entry = fileURLToPath(new URL('./process.ts', import.meta.url))

export interface Copy {
  readonly source: string
  readonly target: string
  /** Ends it at once. */
  readonly signal: AbortSignal
  /** The source is no longer needed; the copy is still to be checked. */
  readonly read: () => void
}

/** Copies the live database into a new file and checks it. */
export const copyInProcess = ({ source, target, signal, read }: Copy): Promise<BackupFacts> =>
  run(['copy', source, target], signal, read)

/** Checks a file and makes it ready to take the database's place. */
export const prepareInProcess = (file: string, signal: AbortSignal): Promise<BackupFacts> =>
  run(['prepare', file], signal)

async function run(
  words: readonly string[],
  signal: AbortSignal,
  read: () => void = () => {},
): Promise<BackupFacts> {
  // Without our environment: the passwords in it are no business of this one.
  const child = spawn(process.execPath, [entry, ...words], { env: {}, stdio: ['ignore', 'pipe', 'pipe'] })
  const end = () => void child.kill('SIGKILL')
  signal.addEventListener('abort', end)
  const ended = new Promise<void>((resolve, reject) => {
    child.once('error', reject)
    child.once('close', () => resolve())
  })
  try {
    const [said, complaint] = await Promise.all([hear(child.stdout, read), text(child.stderr), ended])
    if (signal.aborted) throw new BackupError('BACKUP_FAILED', 'It was called off.')
    return factsIn(said, complaint)
  } finally {
    signal.removeEventListener('abort', end)
  }
}

/** The last thing that it says. */
async function hear(lines: Readable, read: () => void): Promise<Told | undefined> {
  let last: Told | undefined
  for await (const line of createInterface(lines)) {
    last = JSON.parse(line) as Told
    if ('read' in last) read()
  }
  return last
}

function factsIn(said: Told | undefined, complaint: string): BackupFacts {
  if (said !== undefined && 'facts' in said) return said.facts
  if (said !== undefined && 'code' in said) throw new BackupError(said.code, said.detail)
  const words = said !== undefined && 'message' in said ? said.message : complaint.trim().split('\n').at(-1)
  throw new BackupError('BACKUP_FAILED', words)
}
