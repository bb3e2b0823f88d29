import t from 'tap'
import { connectBytes, publishBytes } from './raw-packets.ts'
import { openDoor, tokenOf } from './testing/fixture.ts'
import { ManualClock } from './testing/manual-clock.ts'

const TOPIC = 'community/sunny/smart-bin/bin-1/telemetry'
const bin1 = connectBytes({ clientId: 'bin-1', username: 'bin-1', password: tokenOf('bin-1') })

t.test('what is in flight when the broker closes is still acknowledged', async t => {
  const { broker, intake, socket } = await openDoor(t, { limits: { closeTimeoutMs: 60_000 } })
  intake.holding = true
  const { socket: raw, ended } = socket()
  raw.write(Buffer.concat([bin1, publishBytes(TOPIC, '{"fillPercent":1}', { messageId: 5 })]))
  await intake.came(1)
  const closed = broker.close()
  intake.release()
  t.same((await ended).slice(4), [0x40, 2, 0, 5])
  await closed
  t.match(broker.stats(), { connections: 0, inFlight: 0, inFlightBytes: 0 })
})

t.test('what is not committed in time is not waited for and not acknowledged', async t => {
  const clock = new ManualClock()
  const { broker, intake, socket } = await openDoor(t, { clock })
  intake.holding = true
  const { socket: raw, ended } = socket()
  raw.write(Buffer.concat([bin1, publishBytes(TOPIC, '{"fillPercent":1}')]))
  await intake.came(1)
  const closed = broker.close()
  clock.advance(500)
  t.equal((await ended).length, 4)
  await closed
})

t.test('a broker that closes says of no device that it is offline', async t => {
  const { broker, intake, connect } = await openDoor(t)
  const will = { topic: 'community/sunny/smart-bin/bin-1/status', payload: Buffer.from('{"online":false}') }
  await connect('bin-1', { will })
  await broker.close()
  t.same(intake.inputs, [])
})

t.test('nobody is let in any more', async t => {
  const { broker, connect } = await openDoor(t)
  await broker.close()
  await t.rejects(connect('bin-1'), { code: 'ECONNREFUSED' })
  await broker.close()
})
