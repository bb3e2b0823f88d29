import t, { type Test } from 'tap'
import type { MqttStore } from '../store/mqtt-store.ts'
import { disconnectBytes, publishBytes, subscribeAllBytes } from './raw-packets.ts'
import { arrives, gone } from './testing/at-the-door.ts'
import { openDoor, type TestDoorOptions } from './testing/fixture.ts'
import { ManualClock } from './testing/manual-clock.ts'
import { said, settled } from './testing/peer.ts'
import { openSqliteStore } from './testing/sqlite-store.ts'

/** Last wills over the end of the process: another broker begins with what the database holds at that moment. */

const STATUS = 'community/sunny/smart-bin/bin-gw/status'
const ON = '{"online":true}'
const OFF = '{"online":false}'

const begin = (t: Test, store: MqttStore, more: TestDoorOptions = {}) => openDoor(t, { store, ...more })

t.test('last wills of a server that died wait for who comes back, and speak for who does not', async t => {
  const store = openSqliteStore()
  const will = { topic: STATUS, payload: OFF, retain: true }
  const own = { topic: 'community/sunny/smart-bin/bin-1/status', payload: OFF, retain: true }
  const first = await begin(t, store)
  await arrives(first, 'bin-gw', { will })
  await arrives(first, 'bin-1', { will: own })
  await arrives(first, 'bin-1', { will: own, clientId: '' })
  const { peer: polite } = await arrives(first, 'band-1', {
    will: { ...will, topic: 'community/sunny/wristband/band-1/status' },
  })
  polite.send(Buffer.from([0xe0, 0]))
  await polite.next()

  const clock = new ManualClock()
  const second = await begin(t, store, { clock, sessions: { willGraceMs: 60_000 } })
  await arrives(second, 'bin-1')
  clock.advance(59_999)
  await new Promise(setImmediate)
  t.same(second.intake.told, [])
  clock.advance(1)
  await second.intake.came(1)
  await second.untilLogged('the last will of a client that did not come back')
  t.same(second.intake.told, ['bin-gw offline'])
  const { peer: gateway } = await arrives(second, 'gw-1')
  await said(gateway, subscribeAllBytes([[STATUS, 1]]))
  t.match(await gateway.next(), new RegExp(`${OFF} q0 retain$`))

  const later = new ManualClock()
  const third = await begin(t, store, { clock: later, sessions: { willGraceMs: 0 } })
  later.advance(0)
  await settled((await arrives(third, 'gw-1')).peer)
  t.same(third.intake.told, [], 'it was published once')
})

t.test('who takes over a connection brings a last will of its own, which survives a kill', async t => {
  const store = openSqliteStore()
  const will = { topic: STATUS, payload: OFF, retain: true }
  const first = await begin(t, store)
  const { peer } = await arrives(first, 'bin-gw', { will })
  const { peer: newer } = await arrives(first, 'bin-gw', { will })
  t.equal(await peer.next(), 'closed')
  await first.intake.came(1)
  t.equal(await said(newer, publishBytes(STATUS, ON, { retain: true })), 'puback #1')
  t.same(first.intake.told, ['bin-gw offline', 'bin-gw online'])

  const clock = new ManualClock()
  const second = await begin(t, store, { clock, sessions: { willGraceMs: 0 } })
  clock.advance(0)
  await second.intake.came(1)
  t.same(second.intake.told, ['bin-gw offline'])
})

t.test('a last will that was being published when the server died is published by the next', async t => {
  const store = openSqliteStore()
  const first = await begin(t, store)
  const { peer } = await arrives(first, 'bin-gw', { will: { topic: STATUS, payload: OFF, retain: true } })
  first.intake.holding = true
  await gone(first, peer)
  await first.intake.came(1)

  const clock = new ManualClock()
  const second = await begin(t, store, { clock, sessions: { willGraceMs: 0 } })
  clock.advance(0)
  await second.intake.came(1)
  t.same(second.intake.told, ['bin-gw offline'])
})

t.test('after a goodbye there is no last will, nor after one that was published', async t => {
  const store = openSqliteStore()
  const will = { topic: STATUS, payload: OFF, retain: true }
  const first = await begin(t, store)
  await arrives(first, 'bin-gw', { will })
  const { peer } = await arrives(first, 'bin-gw', { will })
  await first.intake.came(1)
  peer.send(disconnectBytes)
  t.equal(await peer.next(), 'closed')
  const { peer: lost } = await arrives(first, 'bin-gw', { will })
  await gone(first, lost)
  await first.intake.came(2)
  // Behind it in the order of the writes.
  await settled((await arrives(first, 'gw-1')).peer)
  t.same((await store.load()).wills, [])
})

t.test('a stop keeps last wills for the next start', async t => {
  const store = openSqliteStore()
  const first = await begin(t, store)
  await arrives(first, 'bin-gw', { will: { topic: STATUS, payload: OFF } })
  await first.broker.close()
  const clock = new ManualClock()
  const second = await begin(t, store, { clock, sessions: { willGraceMs: 0 } })
  clock.advance(0)
  await second.intake.came(1)
  t.same(second.intake.told, ['bin-gw offline'])
})
