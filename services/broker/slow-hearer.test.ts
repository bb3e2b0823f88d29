import t from 'tap'
import type { AlertChange } from '../domain/model/alert.ts'
import { connectBytes, publishBytes, subscribeBytes } from './raw-packets.ts'
import { openDoor, type RawSocket, tokenOf } from './testing/fixture.ts'
import { sampleChange } from './testing/sample-change.ts'

const FILTER = 'community/sunny/alerts/#'

/** A gateway that signs in, subscribes to the alerts of its site, and then reads nothing more. */
async function deafGateway(socket: () => RawSocket, clientId: string): Promise<RawSocket> {
  const raw = socket()
  raw.socket.write(connectBytes({ clientId, username: 'gw-1', password: tokenOf('gw-1') }))
  await raw.heard(4)
  raw.socket.write(subscribeBytes(FILTER, 1))
  await raw.heard(9)
  raw.socket.pause()
  return raw
}

const long = 'x'.repeat(10_000)
const numbered = (n: number): AlertChange => ({
  ...sampleChange,
  alert: { ...sampleChange.alert, id: `sunny-${n}`, title: { en: long, zh: long } },
})

t.test('a client that does not take its alerts is closed, and the others hear each one in order', async t => {
  const { broker, tally, connect, socket } = await openDoor(t, {
    limits: { outgoingBytesPerClientMax: 5_000_000 },
  })
  const deaf = await deafGateway(socket, 'gw-1-deaf')
  const gateway = await connect('gw-1')
  await gateway.subscribeAsync(FILTER, { qos: 1 })
  const heard: number[] = []
  gateway.on('message', (_topic, payload) => {
    heard.push(Number(JSON.parse(payload.toString()).alert.slice('sunny-'.length)))
  })
  let sent = 0
  // What the kernel takes for a deaf client differs from machine to machine: until it is noticed, and some more.
  while (tally.of('mqtt_closed', 'too-slow') === 0 || sent % 500 !== 0) {
    sent += 1
    void broker.publishAlertChange(numbered(sent))
    if (sent % 100 === 0)
      while (heard.length < sent) await new Promise<void>(resolve => gateway.once('message', () => resolve()))
    if (sent > 50_000) return t.fail('a client was allowed to hold a gigabyte')
  }
  t.same(
    heard,
    Array.from({ length: sent }, (_, i) => i + 1),
  )
  t.ok(sent > 250, `${sent} alerts, more than wait at once in any queue of the broker`)
  deaf.socket.resume()
  await deaf.ended
  t.equal(broker.stats().connections, 1)
})

t.test(
  'a client that only sends, and takes no acknowledgement, is closed before they fill the memory',
  async t => {
    const { tally, socket } = await openDoor(t, {
      limits: { outgoingBytesPerClientMax: 20_000 },
      pace: { messagesPerSecondMax: 1_000_000, burstMax: 1_000_000 },
    })
    const raw = socket()
    raw.socket.write(connectBytes({ clientId: 'bin-1', username: 'bin-1', password: tokenOf('bin-1') }))
    await raw.heard(4)
    raw.socket.pause()
    const some = Buffer.concat(
      Array.from({ length: 5_000 }, () => publishBytes('community/sunny/smart-bin/bin-1/telemetry', '')),
    )
    let sent = 0
    while (tally.of('mqtt_closed', 'too-slow') === 0 && sent < 3_000_000) {
      sent += 5_000
      await new Promise(resolve => raw.socket.write(some, resolve))
    }
    t.equal(tally.of('mqtt_closed', 'too-slow'), 1, `${sent} messages`)
  },
)

t.test(
  'at its limit of subscriptions a client is told 0x80 for one more, and not for one it has',
  async t => {
    const { tally, devices, socket } = await openDoor(t, { limits: { subscriptionsPerClientMax: 2 } })
    const bins = ['bin-a', 'bin-b', 'bin-c']
    for (const id of bins) {
      devices.set(id, { id, kind: 'smart-bin', site: 'sunny', zone: 'gate', name: id, gateway: 'gw-1' })
    }
    const raw = socket()
    raw.socket.write(connectBytes({ clientId: 'gw-1', username: 'gw-1', password: tokenOf('gw-1') }))
    await raw.heard(4)
    const granted: (number | undefined)[] = []
    for (const id of [...bins, 'bin-a']) {
      const before = 4 + 5 * granted.length
      raw.socket.write(subscribeBytes(`community/sunny/smart-bin/${id}/command`, granted.length + 1))
      granted.push((await raw.heard(before + 5))[before + 4])
    }
    t.same(granted, [1, 1, 0x80, 1])
    t.same([...tally.entries('subscriptions_refused')], [['too-many', 1]])
  },
)
