import { once } from 'node:events'
import { createServer, type RequestListener } from 'node:http'
import type { AddressInfo } from 'node:net'
import t, { type Test } from 'tap'
import { needs } from '../../scripts/testing/system-program.ts'
import { checkInflux } from './check.ts'
import { startInfluxd } from './testing/influxd.ts'
import { testConfig } from './testing/pump-rig.ts'
import { startV2Proxy } from './testing/v2-proxy.ts'

const withInfluxd = needs('influxd')

t.test('of 1.x each thing that can be wrong is told apart', withInfluxd, async t => {
  const login = { username: 'linli', password: 'secret' }
  const influxd = await startInfluxd({ login })
  t.teardown(() => influxd.stop())
  const config = testConfig({ url: influxd.url, login })
  t.strictSame(await checkInflux(config), { ok: true })
  t.strictSame(await influxd.rows('SHOW MEASUREMENTS'), [], 'the check has written nothing')
  t.match(await checkInflux({ ...config, login: { ...login, password: 'wrong-one' } }), {
    fault: 'unauthorized',
    message: /^LINLI_INFLUX_USERNAME and LINLI_INFLUX_PASSWORD: refused by http/,
  })
  t.match(await checkInflux({ ...config, bucket: 'nowhere' }), {
    fault: 'bucket-missing',
    message: /^LINLI_INFLUX_BUCKET: there is no database "nowhere"/,
  })
  for (const [right, fault] of [
    ['READ', 'write-forbidden'],
    ['WRITE', 'read-forbidden'],
  ] as const) {
    await influxd.run(`CREATE USER only_${right} WITH PASSWORD 'p'`)
    await influxd.run(`GRANT ${right} ON linli TO only_${right}`)
    t.match(await checkInflux({ ...config, login: { username: `only_${right}`, password: 'p' } }), { fault })
  }
})

t.test('of 2.x each thing that can be wrong is told apart', withInfluxd, async t => {
  const influxd = await startInfluxd()
  const proxy = await startV2Proxy({ influxd: influxd.url, token: 'secret', org: 'linli' })
  t.teardown(() => proxy.close())
  t.teardown(() => influxd.stop())
  const config = testConfig({ url: proxy.url, api: 'v2', token: 'secret' })
  t.strictSame(await checkInflux(config), { ok: true })
  const wrong = await checkInflux({ ...config, token: 'wrong-token' })
  t.match(wrong, { fault: 'unauthorized', message: /^LINLI_INFLUX_TOKEN and LINLI_INFLUX_ORG: refused/ })
  t.notMatch(JSON.stringify(wrong), /wrong-token/)
  t.match(await checkInflux({ ...config, bucket: 'nowhere' }), { fault: 'bucket-missing' })
  proxy.mishaps({ status: 503 })
  t.match(await checkInflux(config), { fault: 'failing' })
  proxy.mishaps({ status: 400, body: '{"code":"invalid","message":"writing requires points"}' })
  t.strictSame(await checkInflux(config), { ok: true })
})

t.test('what is not InfluxDB, does not answer or is not there is told apart', async t => {
  const website = await serve(t, (_, response) => response.end('<html>'))
  t.match(await checkInflux(testConfig({ url: website })), { fault: 'not-influxdb' })
  const nothingHere = await serve(t, (_, response) => response.writeHead(404).end('<html>'))
  t.match(await checkInflux(testConfig({ url: nothingHere })), { fault: 'not-influxdb' })
  const silent = await serve(t, () => {})
  t.match(await checkInflux(testConfig({ url: silent }, { timeoutMs: 50 })), { fault: 'timed-out' })
  const closed = await checkInflux(testConfig({ url: 'http://127.0.0.1:1' }))
  t.match(closed, { fault: 'unreachable', message: /^LINLI_INFLUX_URL: nothing answers at .*ECONNREFUSED/ })
})

async function serve(t: Test, listener: RequestListener): Promise<string> {
  const server = createServer(
    (request, response) => void request.resume().once('end', () => listener(request, response)),
  )
  server.listen(0, '127.0.0.1')
  await once(server, 'listening')
  t.teardown(() => {
    server.closeAllConnections()
    server.close()
  })
  return `http://127.0.0.1:${(server.address() as AddressInfo).port}`
}
