import { type ChildProcess, spawn } from 'node:child_process'
import { join } from 'node:path'
import { env, execPath } from 'node:process'
import { ROOT } from '../house/root.ts'
import { addFailure, type Count, countTap } from './count.ts'
import { REAL_PASSWORDS } from './order.ts'
import { QUICK_PASSWORDS } from './quick-passwords.ts'
import { tapSettings } from './test-files.ts'

/** tap ends a test that takes too long by itself, and says where it stood; this is for one that lets nothing else run. */
const STUCK_MS_MAX = 30 * 60_000

const settings = {
  TAP_TIMEOUT: String(tapSettings.timeout),
  // Hundreds of processes read the same modules: compiled once, they cost half.
  NODE_COMPILE_CACHE: join(ROOT, 'node_modules', '.cache', 'compiled'),
  ...env,
}

const settingsOf = (file: string) => ({
  [QUICK_PASSWORDS]: String(!REAL_PASSWORDS.includes(file)),
  ...settings,
})

/** Four threads that collect would share the cores with the files beside: as for the server, one is less work. */
const FLAGS = ['--v8-pool-size=1']

export interface Ran {
  readonly count: Count
  readonly seconds: number
}

const running = new Set<ChildProcess>()
process.once('exit', () => {
  for (const child of running) child.kill()
})

/**
 * A test file in a process of its own, without what `tap run` lays around each (mocked imports, coverage, source maps):
 * nothing here uses it, and it took a third of the time. Its exit status counts too.
 */
export async function runTestFile(file: string): Promise<Ran> {
  const startedAt = performance.now()
  const child = spawn(execPath, [...FLAGS, file], {
    ...{ cwd: ROOT, env: settingsOf(file), stdio: ['ignore', 'pipe', 'inherit'] },
    ...(settings.TAP_TIMEOUT === '0' ? {} : { timeout: STUCK_MS_MAX, killSignal: 'SIGKILL' }),
  })
  running.add(child)
  const ended = new Promise<string>((resolve, reject) => {
    child.once('error', reject)
    child.once('close', (code, signal) => resolve(signal ?? String(code)))
  })
  const [count, status] = await Promise.all([countTap(file, child.stdout), ended])
  running.delete(child)
  if (status !== '0' && count.failed === 0) addFailure(count, file, { status })
  return { count, seconds: (performance.now() - startedAt) / 1_000 }
}
