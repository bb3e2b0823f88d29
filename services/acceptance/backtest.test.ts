import { execFile } from 'node:child_process'
import { writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { promisify } from 'node:util'
import t from 'tap'
import { ROOT } from '../../scripts/house/root.ts'
import { askUntil } from '../../scripts/testing/ask-until.ts'
import { given } from '../../scripts/testing/given.ts'
import { startRealServer } from '../../scripts/testing/real-server.ts'
import { temporaryFolder } from '../store/temporary.ts'
import { type Client, signIn } from './client.ts'
import { signInDevice } from './device.ts'

const exec = promisify(execFile)
const HOUR = 3_600_000
const start = Date.UTC(2026, 4, 1, 6)
/** Full from 75 %, and emptied below 60. */
const levels = [50, 78, 80, 45, 79, 55, 82, 84, 50]

/** Asks until the history, which follows the journal, has all of them. */
async function allStored(client: Client): Promise<void> {
  const from = new Date(start).toISOString()
  const stored = async () => {
    const { body } = await client.call('GET', `/api/devices/bin-7/readings?from=${from}`)
    return (body as { readings: unknown[] }).readings.length
  }
  await askUntil(stored, count => count === levels.length)
}

t.test('what a rule would have raised is what it did raise, and other figures raise less', async t => {
  const server = await startRealServer({ LINLI_CLOCK: 'events', TZ: 'UTC' })
  t.teardown(() => server.stop())
  const client = await signIn(server)
  const device = await signInDevice(server, 'bin-7', await client.addDevice('bin-7', 'smart-bin'))
  for (const [i, fillPercent] of levels.entries()) {
    const report = JSON.stringify({ fillPercent, ts: start + i * 6 * HOUR })
    await device.publishAsync('community/demo/smart-bin/bin-7/telemetry', report, { qos: 1 })
  }
  await device.endAsync()
  await allStored(client)

  const env = {
    ...given,
    LINLI_URL: `http://127.0.0.1:${server.httpPort}`,
    LINLI_ADMIN_PASSWORD: server.password,
    TZ: 'UTC',
  }
  const linli = async (...words: string[]) =>
    (await exec(process.execPath, ['services/linli.ts', 'rules', 'backtest', ...words], { cwd: ROOT, env }))
      .stdout
  const asItStands = await linli('bin-full', '--from', '2026-05-01')
  t.match(
    asItStands,
    /^bin-full would have fired 3 times on 1 of 1 device; really raised: 3 times \(3 of them/,
  )
  t.match(asItStands, /^2026-05-01 +1 .*█+$/m)
  t.match(asItStands, /^9 readings of 1 device in /m)
  const stricter = await linli('bin-full', 'mediumPercent=81', '--zone', 'east', '--from', '2026-05-01')
  t.match(
    stricter,
    /^bin-full would have fired once on 1 of 1 device; as it stands: 3 times; really raised: 3 times/,
  )
  const full = (await client.call('GET', '/api/rules/bin-full')).body as { definition: { levels: object[] } }
  const [nearly] = full.definition.levels
  const draft = join(temporaryFolder(), 'bin-fuller.json')
  writeFileSync(draft, JSON.stringify({ rule: { id: 'bin-fuller', ...full.definition, levels: [nearly] } }))
  const written = await linli(draft, '--from', '2026-05-01')
  t.match(written, /^bin-fuller would have fired 3 times on 1 of 1 device; really raised: 0 times\n/)
  const json = JSON.parse(await linli('bin-full', '--from', '2026-05-01', '--to', '2026-05-02', '--json'))
  t.match(json, { state: 'done', result: { fired: { count: 1 }, days: [{ day: '2026-05-01' }] } })
  t.match(await client.call('GET', `/api/rules/backtests/${json.id}`), { status: 404 })
})
