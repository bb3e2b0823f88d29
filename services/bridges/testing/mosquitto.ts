import { type ChildProcess, spawn } from 'node:child_process'
import { once } from 'node:events'
import { writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { createInterface } from 'node:readline'
import type { Test } from 'tap'
import { stablePort } from '../../../scripts/testing/stable-port.ts'
import { temporaryFolder } from '../../store/temporary.ts'

/** A mosquitto of its own, which keeps its sessions while it is stopped. */
export interface Mosquitto {
  readonly port: number
  start(): Promise<void>
  stop(): Promise<void>
}

const STOP_AGAIN_MS = 200

/** Started; stopped when the test ends. `lines`: of its configuration, beside where it listens. */
export async function startMosquitto(
  t: Pick<Test, 'teardown'>,
  lines: readonly string[] = ['allow_anonymous true'],
): Promise<Mosquitto> {
  const folder = temporaryFolder()
  const port = await stablePort()
  const file = join(folder, 'mosquitto.conf')
  const own = ['user root', 'log_dest stderr', 'persistence true', `persistence_location ${folder}/`]
  const waiting = ['max_queued_messages 0']
  writeFileSync(file, [...own, ...waiting, `listener ${port} 127.0.0.1`, ...lines, ''].join('\n'))
  let child: ChildProcess | undefined

  const start = async () => {
    child = spawn('mosquitto', ['-c', file], { stdio: ['ignore', 'ignore', 'pipe'] })
    await running(child)
  }
  const stop = async () => {
    if (child === undefined || child.exitCode !== null || child.signalCode !== null) return
    const ended = once(child, 'exit')
    // One that comes between its line and its loop is forgotten.
    const stopping = child
    const again = setInterval(() => stopping.kill('SIGTERM'), STOP_AGAIN_MS)
    stopping.kill('SIGTERM')
    await ended
    clearInterval(again)
  }
  t.teardown(stop)
  await start()
  return { port, start, stop }
}

// Read to its end: one that nobody reads any more stands still.
function running(child: ChildProcess): Promise<void> {
  if (child.stderr === null) throw new Error('it says nothing')
  const said: string[] = []
  const lines = createInterface(child.stderr)
  return new Promise((resolve, reject) => {
    lines.on('line', line => {
      said.push(line)
      if (/mosquitto version .* running/.test(line)) resolve()
    })
    child.once('exit', () => reject(new Error(`mosquitto ended: ${said.join('\n')}`)))
  })
}
