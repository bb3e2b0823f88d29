import { once } from 'node:events'
import { createServer } from 'node:http'
import type { AddressInfo } from 'node:net'
import t from 'tap'
import { needs } from '../../scripts/testing/system-program.ts'
import { MINUTE } from '../domain/model/time.ts'
import type { InfluxConfig } from './config.ts'
import { createInfluxHistory } from './history.ts'
import { kinds, lampDevice, reading } from './testing/community.ts'
import { startInfluxd } from './testing/influxd.ts'
import { startRig, testConfig } from './testing/pump-rig.ts'
import { startV2Proxy } from './testing/v2-proxy.ts'

const withInfluxd = needs('influxd')
const START = Date.UTC(2026, 6, 1)
const device = lampDevice('lamp-1')
const all = { device, from: START, to: START + 60 * MINUTE, limit: 100 }

/** Ten readings a minute apart of lamp-1, one of lamp-2 beside them. */
async function fill(config: InfluxConfig): Promise<void> {
  const rig = startRig(config)
  const entries = Array.from({ length: 10 }, (_, i) =>
    reading('lamp-1', START + i * MINUTE, {
      brightPercent: i,
      ...(i % 5 === 0 && { lit: i === 0, mode: 'a "b"' }),
    }),
  )
  await rig.journal.sent(
    await rig.commit({ entries: [...entries, reading('lamp-2', START, { brightPercent: 99 })] }),
  )
  await rig.pump.close()
}

t.test('with v1, with login', withInfluxd, async t => {
  const login = { username: 'linli', password: 'secret' }
  const influxd = await startInfluxd({ login })
  t.teardown(() => influxd.stop())
  const config = testConfig({ url: influxd.url, login })
  await fill(config)
  const history = createInfluxHistory({ config, kinds })
  t.teardown(() => history.close())

  t.test('numbers come as they were, from inclusive, to exclusive', async t => {
    const query = { ...all, metric: 'brightPercent', from: START + MINUTE, to: START + 3 * MINUTE }
    t.strictSame(await history.series(query), [
      { at: START + MINUTE, value: 1 },
      { at: START + 2 * MINUTE, value: 2 },
    ])
  })
  t.test(
    'windows are aligned to the epoch and carry mean, spread and count; empty ones are left out',
    async t => {
      const query = { ...all, metric: 'brightPercent', from: START + MINUTE, everyMs: 4 * MINUTE }
      t.strictSame(await history.series(query), [
        { at: START, value: 2, min: 1, max: 3, last: 3, count: 3 },
        { at: START + 4 * MINUTE, value: 5.5, min: 4, max: 7, last: 7, count: 4 },
        { at: START + 8 * MINUTE, value: 8.5, min: 8, max: 9, last: 9, count: 2 },
      ])
    },
  )
  t.test('a limit counts windows with something in them', async t => {
    const query = { ...all, metric: 'brightPercent', from: START - 60 * MINUTE, everyMs: MINUTE, limit: 2 }
    t.strictSame(
      (await history.series(query)).map(({ at }) => at),
      [START, START + MINUTE],
    )
    t.equal((await history.series({ ...query, limit: 1 })).length, 1)
    t.strictSame(await history.series({ ...query, limit: 0 }), [])
  })
  t.test('flags and words come raw, with a window too', async t => {
    t.strictSame(await history.series({ ...all, metric: 'lit', everyMs: MINUTE }), [
      { at: START, value: true },
      { at: START + 5 * MINUTE, value: false },
    ])
    t.match(await history.series({ ...all, metric: 'mode' }), [{ value: 'a "b"' }, { value: 'a "b"' }])
  })
  t.test('a reading has the values that it had and no others', async t => {
    const found = await history.readings({ ...all, limit: 2 })
    t.strictSame(found, [
      { at: START, values: { brightPercent: 0, lit: true, mode: 'a "b"' } },
      { at: START + MINUTE, values: { brightPercent: 1 } },
    ])
    t.strictSame(await history.readings({ ...all, limit: 0 }), [])
  })
  t.test('a device or a metric that nobody reported is nothing, not an error', async t => {
    t.strictSame(await history.readings({ ...all, device: lampDevice('lamp-3') }), [])
    t.strictSame(await history.series({ ...all, metric: 'temperatureC' }), [])
  })
  t.test('a name cannot break out of its quotes', async t => {
    for (const id of ["x' OR 'a'='a", 'x\\', "x\\' OR 1=1 --"])
      t.strictSame(await history.readings({ ...all, device: { ...device, id } }), [], id)
    for (const metric of ['"brightPercent"', 'x" FROM lamp; DROP DATABASE linli --', 'x\\'])
      t.strictSame(await history.series({ ...all, metric }), [], metric)
    t.equal((await history.readings(all)).length, 10)
  })
  t.test('a wrong password is an error that says so', async t => {
    const wrong = createInfluxHistory({ config: { ...config, login: { ...login, password: 'x' } }, kinds })
    await t.rejects(wrong.readings(all), {
      name: 'QueryError',
      fault: 'refused',
      message: /^InfluxDB: 401: /,
    })
  })
  t.test('a database that is missing is an error that says so', async t => {
    const missing = createInfluxHistory({ config: { ...config, bucket: 'nowhere' }, kinds })
    await t.rejects(missing.readings(all), { fault: 'refused', message: /database not found: nowhere/ })
  })
})

t.test('with v2, with a token, the answers are the same', withInfluxd, async t => {
  const influxd = await startInfluxd()
  const proxy = await startV2Proxy({ influxd: influxd.url, token: 'secret', org: 'linli' })
  t.teardown(() => proxy.close())
  t.teardown(() => influxd.stop())
  const config = testConfig({ url: proxy.url, api: 'v2', token: 'secret' })
  await fill(config)
  const history = createInfluxHistory({ config, kinds })
  t.teardown(() => history.close())
  t.equal((await history.readings(all)).length, 10)
  t.equal((await history.series({ ...all, metric: 'brightPercent', everyMs: 60 * MINUTE }))[0]?.count, 10)
  const wrong = createInfluxHistory({ config: { ...config, token: 'wrong' }, kinds })
  await t.rejects(wrong.readings(all), { fault: 'refused', message: 'InfluxDB: 401: unauthorized access' })
})

t.test('a device of a kind that is not known is refused', async t => {
  const history = createInfluxHistory({ config: testConfig({ url: 'http://127.0.0.1:1' }), kinds })
  await t.rejects(history.readings({ ...all, device: { ...device, kind: 'toaster' } }), /no such kind/)
})

t.test('a server that is not there, or never answers, is an error with its name', async t => {
  const server = createServer(() => {})
  server.listen(0, '127.0.0.1')
  await once(server, 'listening')
  const url = `http://127.0.0.1:${(server.address() as AddressInfo).port}`
  const config = testConfig({ url, query: { timeoutMs: 60, atOnceMax: 1 } })
  const history = createInfluxHistory({ config, kinds })
  const both = [history.readings(all), history.readings(all)]
  for (const answer of both)
    await t.rejects(
      answer,
      { name: 'QueryError', fault: 'timed-out' },
      'the one that waited for its turn too',
    )
  server.closeAllConnections()
  server.close()
  await once(server, 'close')
  await t.rejects(history.readings(all), { fault: 'unreachable', message: /ECONNREFUSED/ })
})

t.test('an answer that is not one of InfluxDB is an error', async t => {
  const bodies = ['<html>', '{}', '[]', 'null', '{"results":[]}']
  const server = createServer((_, response) => response.end(bodies.shift()))
  server.listen(0, '127.0.0.1')
  await once(server, 'listening')
  const config = testConfig({ url: `http://127.0.0.1:${(server.address() as AddressInfo).port}` })
  const history = createInfluxHistory({ config, kinds })
  for (const _ of [...bodies]) await t.rejects(history.readings(all), { name: 'QueryError', fault: 'failed' })
  server.closeAllConnections()
  server.close()
})
