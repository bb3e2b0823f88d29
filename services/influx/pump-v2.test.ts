import t, { type Test } from 'tap'
import { needs } from '../../scripts/testing/system-program.ts'
import type { PumpLimits } from './config.ts'
import { reading } from './testing/community.ts'
import { startInfluxd } from './testing/influxd.ts'
import { startRig, testConfig } from './testing/pump-rig.ts'
import { startV2Proxy } from './testing/v2-proxy.ts'

const withInfluxd = needs('influxd')
const START = Date.UTC(2026, 6, 1)
const readings = (count: number, from = 0) =>
  Array.from({ length: count }, (_, i) => reading('lamp-1', START + from + i, { brightPercent: i % 100 }))

async function behindProxy(t: Test, pump: Partial<PumpLimits> = {}, token = 'secret') {
  const influxd = await startInfluxd()
  const proxy = await startV2Proxy({ influxd: influxd.url, token: 'secret', org: 'linli' })
  const rig = startRig(testConfig({ url: proxy.url, api: 'v2', token }, pump))
  t.teardown(async () => {
    await rig.pump.close()
    await proxy.close()
    await influxd.stop()
  })
  const count = async () => {
    const [row] = await influxd.rows('SELECT COUNT(brightPercent) AS total FROM lamp')
    return Number(row?.total ?? 0)
  }
  return { influxd, proxy, rig, count }
}

t.test('a bucket of 2.x takes the lines with the token', withInfluxd, async t => {
  const { rig, count, proxy } = await behindProxy(t)
  await rig.journal.sent(await rig.commit({ entries: readings(250) }))
  t.equal(await count(), 250)
  t.equal(proxy.writes.length, 1, 'in one request')
})

t.test('a request longer than the batch goes in parts of the batch', withInfluxd, async t => {
  const { rig, count, proxy } = await behindProxy(t, { batchLinesMax: 100 })
  await rig.journal.sent(await rig.commit({ entries: readings(201) }))
  t.equal(await count(), 201)
  t.strictSame(
    proxy.writes.map(lines => lines.length),
    [100, 100, 1],
  )
})

t.test(
  'a wrong token is degraded and named, nothing is a dead letter, the cursor stays',
  withInfluxd,
  async t => {
    const { rig, count } = await behindProxy(t, {}, 'wrong')
    await rig.commit({ entries: readings(5) })
    const hindrance = await rig.hindered(() => true)
    t.strictSame(hindrance, { kind: 'degraded', reason: '401: unauthorized access' })
    t.match(rig.pump.status(), { state: 'degraded', reason: '401: unauthorized access', lagRows: 5 })
    t.equal(await rig.journal.cursor('influx'), 0)
    t.equal(rig.letters.length, 0)
    t.equal(await count(), 0)
  },
)

t.test('a bucket that is made later gets everything from the start', withInfluxd, async t => {
  const { influxd, rig, count } = await behindProxy(t)
  await influxd.run('DROP DATABASE linli')
  const last = await rig.commit({ entries: readings(20) })
  await rig.hindered(({ kind, reason }) => kind === 'degraded' && reason.startsWith('404'))
  await influxd.run('CREATE DATABASE linli')
  await rig.journal.sent(last)
  t.equal(await count(), 20)
  t.equal(rig.pump.status().reason, undefined)
})

t.test('overload and failures of the server are waited out', withInfluxd, async t => {
  const { proxy, rig, count } = await behindProxy(t)
  const overloaded = { status: 429, headers: { 'retry-after': '1' } }
  proxy.mishaps({ status: 500 }, { status: 503 }, overloaded, { status: 408 })
  await rig.journal.sent(await rig.commit({ entries: readings(20) }))
  t.equal(await count(), 20)
  t.strictSame(
    rig.hindrances.map(({ kind, reason }) => `${kind} ${reason.slice(0, 3)}`),
    ['wait 500', 'wait 503', 'wait 429', 'wait 408'],
  )
  t.match(rig.hindrances[2], { retryAfterMs: 1000 })
  t.equal(rig.tally.of('influx_lines', 'retried'), 80)
})

t.test('lines whose answer was lost are sent again and stay what they were', withInfluxd, async t => {
  const { proxy, rig, count } = await behindProxy(t)
  proxy.mishaps('answer-lost', 'answer-lost')
  await rig.journal.sent(await rig.commit({ entries: readings(30) }))
  t.equal(proxy.writes.length, 3)
  t.equal(await count(), 30)
})

t.test('before a slow server readings gather, and go in few requests', withInfluxd, async t => {
  const { proxy, rig, count } = await behindProxy(t)
  proxy.mishaps(...Array.from({ length: 100 }, () => 'slow' as const))
  let last = 0
  for (let i = 0; i < 400; i += 1) last = await rig.commit({ entries: readings(5, i * 10) })
  await rig.journal.sent(last)
  t.equal(await count(), 2_000)
  t.ok(proxy.writes.length <= 20, `${proxy.writes.length} requests`)
  t.equal(rig.tally.of('influx_lines', 'retried'), 0)
})

t.test('an answer that drips without end is cut off, though it is never silent', withInfluxd, async t => {
  const { proxy, rig, count } = await behindProxy(t, { timeoutMs: 150 })
  proxy.mishaps('drip')
  await rig.journal.sent(await rig.commit({ entries: readings(30) }))
  t.match(rig.hindrances, [{ kind: 'wait', reason: 'no answer in time' }])
  t.equal(await count(), 30)
})

t.test('an outage of many timeouts leaves no sockets behind', withInfluxd, async t => {
  const { proxy, rig } = await behindProxy(t, { timeoutMs: 60, backoffMsMax: 1 })
  proxy.mishaps(...Array.from({ length: 8 }, () => 'silence' as const))
  const last = await rig.commit({ entries: readings(1) })
  await proxy.arrived(8)
  t.ok((await proxy.sockets()) <= 2, 'the one in use, and the last one if it is not yet seen to be closed')
  await rig.journal.sent(last)
})

t.test(
  'one poison line among 500 costs some twenty requests, and the rest is written',
  withInfluxd,
  async t => {
    const { proxy, rig, count } = await behindProxy(t)
    await rig.journal.sent(await rig.commit({ entries: readings(1) }))
    const entries = readings(500, 10_000)
    entries[77] = reading('lamp-1', START + 99_999, { brightPercent: 'poison' })
    await rig.journal.sent(await rig.commit({ entries }))
    t.equal(await count(), 500)
    t.match(rig.letters, [{ status: 422, reason: /conflict/, line: /poison/ }])
    t.ok(proxy.writes.length <= 20, `${proxy.writes.length} requests`)
  },
)

t.test(
  'a line at which the server fails itself does not hold up the others for ever',
  withInfluxd,
  async t => {
    const { proxy, rig, count } = await behindProxy(t)
    proxy.tripOver('mode="boom"')
    const entries = readings(5_000)
    entries[4_321] = reading('lamp-1', START + 99_999, { mode: 'boom' })
    await rig.journal.sent(await rig.commit({ entries }))
    t.equal(await count(), 4_999)
    t.match(rig.letters, [{ status: 500, reason: /index out of range/, line: /boom/ }])
    t.equal(rig.letters.length, 1)
    t.equal(rig.tally.of('influx_lines', 'written'), 4_999)
    t.equal(rig.tally.of('influx_lines', 'retried'), 5 * 5_000, 'after five failures')
    const alone = reading('lamp-1', START + 100_000, { mode: 'boom' })
    await rig.journal.sent(await rig.commit({ entries: [alone] }))
    t.equal(rig.letters.length, 2, 'nor does one that stands alone')
  },
)

t.test('a 400 that is not of InfluxDB condemns no line', withInfluxd, async t => {
  const { proxy, rig, count } = await behindProxy(t)
  const html = { 'content-type': 'text/html' }
  proxy.mishaps({
    status: 400,
    headers: html,
    body: '<h1>The plain HTTP request was sent to HTTPS port</h1>',
  })
  await rig.journal.sent(await rig.commit({ entries: readings(5) }))
  t.match(rig.hindrances, [{ kind: 'degraded', reason: /plain HTTP/ }])
  t.equal(rig.letters.length, 0)
  t.equal(await count(), 5)
})

t.test('a request too large for something on the way is halved', withInfluxd, async t => {
  const { proxy, rig, count } = await behindProxy(t)
  proxy.mishaps({ status: 413, headers: { 'content-type': 'text/html' }, body: 'too large' }, { status: 413 })
  await rig.journal.sent(await rig.commit({ entries: readings(100) }))
  t.strictSame(
    proxy.writes.map(lines => lines.length),
    [100, 50, 25, 25, 50],
  )
  t.equal(await count(), 100)
  t.equal(rig.letters.length, 0)
})

t.test('dead letters that cannot be kept keep the lines where they are', withInfluxd, async t => {
  const { proxy } = await behindProxy(t)
  let failures = 2
  const kept: unknown[] = []
  const deadLetters = {
    async keep(letters: readonly unknown[]) {
      if (failures-- > 0) throw new Error('no space left')
      kept.push(...letters)
    },
  }
  const rig = startRig(testConfig({ url: proxy.url, api: 'v2', token: 'secret' }), { deadLetters })
  await rig.journal.sent(await rig.commit({ entries: readings(1) }))
  const last = await rig.commit({ entries: [reading('lamp-1', START + 5, { brightPercent: 'poison' })] })
  await rig.journal.sent(last)
  await rig.pump.close()
  t.match(rig.hindrances, [{ kind: 'wait', reason: 'cannot go on: no space left' }])
  t.equal(kept.length, 1)
})

t.test('closing lets the request in flight finish and moves the cursor', withInfluxd, async t => {
  const { proxy, rig, count } = await behindProxy(t)
  const last = await rig.commit({ entries: readings(400) })
  await proxy.arrived(1)
  await rig.pump.close()
  t.equal(await rig.journal.cursor('influx'), last)
  t.equal(await count(), 400)
})

t.test('closing gives up on a server that does not answer, and the cursor stays', withInfluxd, async t => {
  const { proxy, rig } = await behindProxy(t, { timeoutMs: 60_000, closeMsMax: 30 })
  proxy.mishaps('silence')
  await rig.commit({ entries: readings(4) })
  await proxy.arrived(1)
  await rig.pump.close()
  t.equal(await rig.journal.cursor('influx'), 0)
})

t.test('closing does not wait for the end of a backoff', withInfluxd, async t => {
  const { rig } = await behindProxy(t, { degradedRetryMs: 3_600_000 }, 'wrong')
  await rig.commit({ entries: readings(4) })
  await rig.hindered(({ kind }) => kind === 'degraded')
  await rig.pump.close()
  t.equal(rig.pump.status().state, 'degraded')
})
