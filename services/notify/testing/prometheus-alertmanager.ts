import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { createInterface } from 'node:readline'
import { stablePort } from '../../../scripts/testing/stable-port.ts'

/** What Alertmanager says of an alert that it holds. */
export interface HeldAlert {
  readonly labels: Readonly<Record<string, string>>
  readonly annotations: Readonly<Record<string, string>>
  readonly startsAt: string
  readonly endsAt: string
}

export interface PrometheusAlertmanager {
  readonly url: string
  /** Those that are not over. */
  alerts(): Promise<readonly HeldAlert[]>
  /** It stands still, as a machine that has too much to do, and forgets nothing. */
  freeze(): void
  thaw(): void
  stop(): Promise<void>
}

/** A real one, from Debian's package, on a free port and with its data in a folder of its own. */
export async function startPrometheusAlertmanager(): Promise<PrometheusAlertmanager> {
  const folder = mkdtempSync(join(tmpdir(), 'linli-alertmanager-'))
  const config = join(folder, 'config.yml')
  writeFileSync(config, 'route: { receiver: nobody }\nreceivers: [{ name: nobody }]\n')
  const port = await stablePort()
  const server = spawn(
    'prometheus-alertmanager',
    [
      `--config.file=${config}`,
      `--storage.path=${folder}`,
      `--web.listen-address=127.0.0.1:${port}`,
      '--cluster.listen-address=',
    ],
    { stdio: ['ignore', 'ignore', 'pipe'] },
  )
  const exited = once(server, 'exit')
  await listening(createInterface(server.stderr), exited)
  const url = `http://127.0.0.1:${port}`
  return {
    url,
    alerts: async () => (await (await fetch(`${url}/api/v2/alerts`)).json()) as HeldAlert[],
    freeze: () => void server.kill('SIGSTOP'),
    thaw: () => void server.kill('SIGCONT'),
    async stop() {
      server.kill('SIGCONT')
      server.kill()
      await exited
      rmSync(folder, { recursive: true, force: true })
    },
  }
}

function listening(lines: NodeJS.EventEmitter, exited: Promise<unknown>): Promise<void> {
  const said: string[] = []
  return new Promise((resolve, reject) => {
    lines.on('line', (line: string) => {
      said.push(line)
      if (/[Ll]istening on|TLS is disabled/.test(line)) resolve()
    })
    void exited.then(() => reject(new Error(`prometheus-alertmanager ended:\n${said.join('\n')}`)))
  })
}
