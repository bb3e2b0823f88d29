import { once } from 'node:events'
import { type AddressInfo, createServer, type Socket } from 'node:net'
import t from 'tap'
import { Device } from './device.ts'

t.test('how late an alert is counts from its own message, not from the last of its device', async t => {
  const broker = createServer(socket => {
    socket.once('data', () => socket.write(Buffer.from([0x20, 2, 0, 0])))
  })
  await once(broker.listen(0, '127.0.0.1'), 'listening')
  const came = once(broker, 'connection')
  const { port } = broker.address() as AddressInfo
  const account = { id: 'a', kind: 'ev-charger', site: 'bench', token: 'anything' }
  const device = await Device.signIn(port, account)
  t.teardown(() => {
    device.end()
    broker.close()
  })
  const [socket] = (await came) as [Socket]
  const stamps = new Set<number>()
  while (stamps.size < 2) {
    const heard = once(socket, 'data')
    device.send({ residualCurrentMa: 40 })
    stamps.add(Number(/"ts":(\d+)/.exec(String(await heard))?.[1]))
  }
  const [first = 0, second = 0] = [...stamps].map(ts => device.sentAtMs(ts))
  t.ok(first < second, `${first} and ${second}`)
  t.ok(Number.isNaN(device.sentAtMs(1)), 'of what it never sent nothing is known')
})
