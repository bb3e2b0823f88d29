import { spawn } from 'node:child_process'
import { text } from 'node:stream/consumers'
import { fileURLToPath } from 'node:url'
import { BackupError } from './backup-error.ts'
import type { BackupFacts } from './facts.ts'
import type { Told } from './told.ts'

const entry = fileURLToPath(new URL('./process.ts', import.meta.url))

/** Copies the live database into a new file and checks it; ended at once where `signal` says so. */
export const copyInProcess = (source: string, target: string, signal: AbortSignal): Promise<BackupFacts> =>
  run(['copy', source, target], signal)

/** Checks a file and makes it ready to take the database's place. */
export const prepareInProcess = (file: string, signal: AbortSignal): Promise<BackupFacts> =>
  run(['prepare', file], signal)

async function run(words: readonly string[], signal: AbortSignal): Promise<BackupFacts> {
  // Without our environment: the passwords in it are no business of this one.
  const child = spawn(process.execPath, [entry, ...words], { env: {}, stdio: ['ignore', 'pipe', 'pipe'] })
  const end = () => void child.kill('SIGKILL')
  signal.addEventListener('abort', end)
  const ended = new Promise<void>((resolve, reject) => {
    child.once('error', reject)
    child.once('close', () => resolve())
  })
  try {
    const [said, complaint] = await Promise.all([text(child.stdout), text(child.stderr), ended])
    if (signal.aborted) throw new BackupError('BACKUP_FAILED', 'It was called off.')
    return factsIn(said, complaint)
  } finally {
    signal.removeEventListener('abort', end)
  }
}

function factsIn(said: string, complaint: string): BackupFacts {
  const told: Told = said === '' ? { message: complaint.trim().split('\n').at(-1) ?? '' } : JSON.parse(said)
  if ('facts' in told) return told.facts
  throw 'code' in told
    ? new BackupError(told.code, told.detail)
    : new BackupError('BACKUP_FAILED', told.message)
}
