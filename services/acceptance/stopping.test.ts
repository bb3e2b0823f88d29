import { once } from 'node:events'
import { rmSync } from 'node:fs'
import { connect as connectTcp } from 'node:net'
import { join } from 'node:path'
import t from 'tap'
import { heldUp } from '../../scripts/testing/held-up.ts'
import { type RealServer, startRealServer } from '../../scripts/testing/real-server.ts'
import { needs } from '../../scripts/testing/system-program.ts'
import { startInfluxd } from '../influx/testing/influxd.ts'
import { temporaryFolder } from '../store/temporary.ts'
import { signIn } from './client.ts'
import { signInDevice } from './device.ts'
import { stampsInJournal } from './journal-stamps.ts'

/** What the contract allows. */
const STOP_MS_MAX = 10_000

/** A connection that sends these words and nothing more, and hears no more than the first answer. */
async function deaf(port: number, words: string, isAnswered = true): Promise<void> {
  const socket = connectTcp(port, '127.0.0.1').on('error', () => {})
  await once(socket, 'connect')
  socket.write(words)
  if (isAnswered) await once(socket, 'data')
  socket.pause()
}

const halfARequest =
  'POST /api/session HTTP/1.1\r\nHost: x\r\nExpect: 100-continue\r\nContent-Length: 100\r\n\r\n{'

/** Publishes one after the other until the server is gone; answers the stamps that were acknowledged. */
async function publishOn(server: RealServer, id: string, password: string) {
  const acknowledged: number[] = []
  const device = await signInDevice(server, id, password)
  const gone = new Promise<void>(resolve => device.once('close', resolve))
  device.on('error', () => {})
  let ts = Date.now()
  const topic = `community/demo/smart-bin/${id}/telemetry`
  const publish = () => {
    const stamp = ++ts
    device.publish(topic, JSON.stringify({ ts: stamp, fillPercent: 50 }), { qos: 1 }, error => {
      if (error) return // the server is gone
      acknowledged.push(stamp)
      publish()
    })
  }
  for (let i = 0; i < 20; i++) publish()
  return { acknowledged, gone }
}

t.test(
  'a stop ends in time whoever does not answer, and what was acknowledged is kept',
  needs('influxd'),
  async t => {
    const folder = temporaryFolder()
    const influxd = await startInfluxd()
    t.teardown(() => influxd.stop())
    const server = await startRealServer({
      LINLI_DATA: folder,
      ...influxd.serverSettings,
    })
    t.teardown(() => server.stop())
    const client = await signIn(server)
    const password = await client.addDevice('bin-1', 'smart-bin')
    const bearer = `Host: x\r\nAuthorization: Bearer ${client.token}\r\n`
    await deaf(server.httpPort, halfARequest)
    await deaf(
      server.httpPort,
      `GET /api/feed HTTP/1.1\r\n${bearer}Connection: Upgrade\r\nUpgrade: websocket\r\n` +
        'Sec-WebSocket-Version: 13\r\nSec-WebSocket-Key: dGhlIHNhbXBsZSBub25jZQ==\r\n\r\n',
    )
    await deaf(server.mqttPort, '\u0010', false)
    await influxd.freeze()
    t.teardown(() => influxd.thaw())
    const publisher = await publishOn(server, 'bin-1', password)
    while (publisher.acknowledged.length < 200) await new Promise(setImmediate)

    const heldUpMs = heldUp()
    const began = performance.now()
    const status = await server.stop()
    const tookMs = Math.round(performance.now() - began)
    t.ok(tookMs < STOP_MS_MAX + heldUpMs(), `stopped in ${tookMs} ms`)
    t.equal(status, 0)
    await publisher.gone
    const kept = stampsInJournal(join(folder, 'linli.db'), 'bin-1')
    t.equal(new Set(kept).size, kept.length, 'each once')
    const lost = publisher.acknowledged.filter(stamp => !kept.includes(stamp))
    t.same(lost, [], `${publisher.acknowledged.length} were acknowledged`)
  },
)

const password = 'a-password-for-the-next-start'

/** What was set up before must be there after a start that needs nobody's help. */
async function startsAgain(folder: string): Promise<boolean> {
  const server = await startRealServer({ LINLI_DATA: folder, LINLI_ADMIN_PASSWORD: password })
  const client = await signIn({ ...server, password })
  const { status } = await client.call('GET', '/api/devices/bin-1')
  await server.stop()
  return status === 200
}

t.test('a stop that takes longer than it may is cut short, says so, and changes nothing', async t => {
  const folder = temporaryFolder()
  const settings = { LINLI_DATA: folder, LINLI_ADMIN_PASSWORD: password, LINLI_STOP_SECONDS: '1' }
  const server = await startRealServer(settings)
  await (await signIn({ ...server, password })).addDevice('bin-1', 'smart-bin')
  await deaf(server.httpPort, halfARequest)
  t.equal(await server.stop(), 1)
  t.match(server.log.join('\n'), /the stop took too long; all that was acknowledged is in the journal/)
  t.ok(await startsAgain(folder))
})

/** Signed in, with a device and a client for whom a stop would wait; a second signal comes with the first one's line. */
async function endedByTwoSignals(folder: string): Promise<number | null> {
  const settings = { LINLI_DATA: folder, LINLI_ADMIN_PASSWORD: password }
  const server = await startRealServer(settings, line => {
    if (line.includes('"stopping"')) process.kill(server.pid, 'SIGINT')
  })
  await (await signIn({ ...server, password })).addDevice('bin-1', 'smart-bin')
  await deaf(server.httpPort, halfARequest)
  process.kill(server.pid, 'SIGINT')
  const status = await server.ended
  await server.stop()
  return status
}

t.test('a second signal ends it at once and changes nothing', async t => {
  const folder = temporaryFolder()
  t.equal(await endedByTwoSignals(folder), 130)
  t.ok(await startsAgain(folder))
})

t.test('a write-ahead log that is gone after a second signal is missed', async t => {
  const folder = temporaryFolder()
  await endedByTwoSignals(folder)
  rmSync(join(folder, 'linli.db-wal'))
  await t.rejects(startRealServer({ LINLI_DATA: folder }), { message: /DATA_DAMAGED/ })
})
