import t from 'tap'
import type { AlertChange } from '../domain/model/alert.ts'
import { connectBytes, subscribeBytes } from './raw-packets.ts'
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
