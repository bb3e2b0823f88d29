import t, { type Test } from 'tap'
import { askUntil } from '../../scripts/testing/ask-until.ts'
import { needs } from '../../scripts/testing/system-program.ts'
import { temporaryFolder } from '../store/temporary.ts'
import {
  adoptMeter,
  type Estate,
  inFlight,
  lastNumber,
  openEstate,
  type Served,
  send,
  takenIn,
} from './estate.ts'

const mosquitto = needs('mosquitto')
const upTo = (count: number) => Array.from({ length: count }, (_, i) => i + 1)
/** Numbers on their way at a time. */
const AT_ONCE = 10

/** Sends the numbers one after the other; what is to happen begins when it comes to its number, one thing after the other. */
async function stream(
  meter: Estate['meter'],
  count: number,
  events: Readonly<Record<number, () => Promise<void>>>,
): Promise<void> {
  let happening = Promise.resolve()
  const underWay: Promise<unknown>[] = []
  for (const n of upTo(count)) {
    const event = events[n]
    if (event !== undefined) happening = happening.then(event)
    underWay.push(send(meter, n))
    if (underWay.length >= AT_ONCE) await underWay.shift()
  }
  await Promise.all([...underWay, happening])
}

async function untilLast(served: () => Served, count: number): Promise<void> {
  await askUntil(async () => (await lastNumber(served().client).catch(() => undefined)) === count)
}

for (const [protocol, entry] of [
  ['3.1.1', ''],
  ['5', 'protocol: 5'],
])
  t.test(
    `MQTT ${protocol}: the broker is stopped and started, the server killed and started: nothing is lost or doubled`,
    mosquitto,
    async (t: Test) => {
      const folder = temporaryFolder()
      const { broker, meter, serve } = await openEstate(t, `keepaliveSeconds: 5, ${entry}`)
      let served = await serve(folder)
      await adoptMeter(served, { meter })
      const restartBroker = async () => {
        await broker.stop()
        await broker.start()
      }
      const restartServer = async () => {
        process.kill(served.server.pid, 'SIGKILL')
        await served.server.ended
        served = await serve(folder)
      }
      const count = 600
      await stream(meter, count, {
        150: restartBroker,
        300: restartServer,
        450: () => Promise.all([restartBroker(), restartServer()]).then(() => {}),
      })
      await untilLast(() => served, count)
      t.match((await served.client.call('GET', '/api/bridges')).body, {
        bridges: [{ id: 'estate', state: 'connected', filters: ['meters/+/state'] }],
      })
      process.kill(served.server.pid, 'SIGKILL')
      await served.server.ended
      const { numbers, again } = takenIn(folder)
      t.same(numbers, upTo(count), 'each once, and in their order')
      t.comment(`${again} came again and were known`)
    },
  )

t.test('two servers share a subscription: each message is taken by one of them', mosquitto, async t => {
  const folders = [temporaryFolder(), temporaryFolder()]
  const { meter, serve } = await openEstate(t, 'shared: linli')
  const both: Served[] = []
  for (const folder of folders) {
    const served = await serve(folder)
    await adoptMeter(served, { meter })
    both.push(served)
  }
  const count = 200
  await stream(meter, count, {})
  const last = () => Promise.all(both.map(({ client }) => lastNumber(client)))
  const waiting = () => Promise.all(both.map(({ client }) => inFlight(client)))
  await askUntil(async () => (await last()).includes(count) && (await waiting()).every(n => n === 0))
  for (const { server } of both) {
    process.kill(server.pid, 'SIGTERM')
    await server.ended
  }
  const each = folders.map(folder => takenIn(folder).numbers)
  t.ok(
    each.every(numbers => numbers.length > 0),
    'both had some',
  )
  t.same(
    each.flat().toSorted((a, b) => a - b),
    upTo(count),
  )
})
