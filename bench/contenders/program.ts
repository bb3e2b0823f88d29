import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { createInterface } from 'node:readline'

export interface Program {
  readonly pid: number
  /** The first line it prints that is so; rejects where it ends before. */
  line(isIt: (line: string) => boolean): Promise<string>
  stop(): Promise<void>
}

/** Another program, which ends with this one. */
export function startProgram(command: string, args: readonly string[], env = process.env): Program {
  const child = spawn(command, args, { stdio: ['ignore', 'pipe', 'pipe'], env })
  const ended = once(child, 'close')
  const killWithUs = () => child.kill('SIGKILL')
  process.once('exit', killWithUs)
  const lines: string[] = []
  const hearers = new Set<(line: string) => void>()
  for (const stream of [child.stdout, child.stderr]) {
    createInterface(stream).on('line', line => {
      lines.push(line)
      for (const hear of hearers) hear(line)
    })
  }
  return {
    pid: child.pid ?? 0,
    line: isIt =>
      new Promise((resolve, reject) => {
        const hear = (line: string) => isIt(line) && resolve(line)
        hearers.add(hear)
        lines.forEach(hear)
        ended.then(() => reject(new Error(`${command} ended:\n${lines.join('\n')}`)), reject)
      }),
    async stop() {
      process.off('exit', killWithUs)
      child.kill('SIGKILL')
      await ended
    },
  }
}
