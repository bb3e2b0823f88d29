import { execFile } from 'node:child_process'
import { promisify } from 'node:util'
import { ROOT } from '../../scripts/house/root.ts'
import { given } from '../../scripts/testing/given.ts'
import type { RealServer } from '../../scripts/testing/real-server.ts'
import type { WireAlert } from '../api/wire/alert.ts'
import type { WireEventList, WireFeedEvent } from '../api/wire/feed.ts'
import type { Client } from './client.ts'
import { signInDevice } from './device.ts'

const exec = promisify(execFile)

/** The command line, as an operator uses it; the answer is parsed where it is JSON. */
export const linli = async (env: Readonly<Record<string, string>>, ...words: string[]): Promise<unknown> => {
  const { stdout } = await exec(process.execPath, ['services/linli.ts', ...words, '--json'], {
    cwd: ROOT,
    env: { ...given, ...env },
  })
  return JSON.parse(stdout)
}

/** What it complains of. */
export const complaint = (env: Readonly<Record<string, string>>, ...words: string[]): Promise<string> =>
  linli(env, ...words).then(
    () => 'nothing',
    (error: { stderr?: string }) => error.stderr ?? String(error),
  )

export const envOf = ({ httpPort, password }: Pick<RealServer, 'httpPort' | 'password'>) => ({
  LINLI_URL: `http://127.0.0.1:${httpPort}`,
  LINLI_ADMIN_PASSWORD: password,
})

/** Bins that fill and are emptied as fast as they are answered, until `stop`; each round is an alert's whole life. */
export async function fillBins(server: Pick<RealServer, 'mqttPort'>, tokens: ReadonlyMap<string, string>) {
  let isOn = true
  const rounds = [...tokens].map(async ([id, token]) => {
    const device = await signInDevice(server, id, token)
    while (isOn) {
      for (const fillPercent of [95, 95, 5, 5])
        await device.publishAsync(
          `community/demo/smart-bin/${id}/telemetry`,
          JSON.stringify({ fillPercent }),
          {
            qos: 1,
          },
        )
    }
    await device.endAsync()
  })
  return {
    async stop() {
      isOn = false
      await Promise.all(rounds)
    },
  }
}

export async function allEvents(client: Client, after?: string): Promise<WireFeedEvent[]> {
  const events: WireFeedEvent[] = []
  for (let cursor = after; ; ) {
    const query = cursor === undefined ? '' : `&after=${encodeURIComponent(cursor)}`
    const page = (await client.call('GET', `/api/events?limit=500${query}`)).body as WireEventList
    if (page.events.length === 0) return events
    events.push(...page.events)
    cursor = page.cursor
  }
}

/** Every alert as the list shows it. */
export async function allAlerts(client: Client): Promise<Map<string, WireAlert>> {
  const found = new Map<string, WireAlert>()
  for (let page = 0; ; page += 1) {
    const { body } = await client.call('GET', `/api/alerts?limit=200&page=${page}`)
    const { alerts } = body as { alerts: WireAlert[] }
    if (alerts.length === 0) return found
    for (const alert of alerts) found.set(alert.id, alert)
  }
}

/** Every alert as its last event left it. */
export const alertsAfter = (events: readonly WireFeedEvent[]): Map<string, WireAlert> =>
  new Map(events.map(({ alert }) => [alert.id, alert]))
