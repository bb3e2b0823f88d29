import t from 'tap'
import type { Input } from '../domain/model/input.ts'
import type { Connection } from './connection.ts'
import { STANDS_MS, SWEEP_MS, watchGateways } from './gateway-presence.ts'
import { testDevices } from './testing/fixture.ts'
import { ManualClock } from './testing/manual-clock.ts'

const gateway = testDevices.filter(({ id }) => id === 'gw-1')

function presence() {
  const clock = new ManualClock()
  const open: Connection[] = []
  const told: unknown[] = []
  const signs = {
    gateways: () => gateway,
    due: (deviceId: string): Input => ({ type: 'reading', reading: { deviceId, values: {} } }),
    connection: (deviceId: string, online: boolean): Input => ({ type: 'status', deviceId, online }),
  }
  const submit = (_site: string, input: Input) => told.push(input.type === 'status' ? input.online : 'sign')
  const stop = watchGateways({ signs, connections: { ofDevice: () => open }, intake: { submit }, clock })
  return { clock, open, told, stop }
}

const connection = () => ({}) as Connection

t.test('a gateway that says nothing is heard as long as its connection stands', async t => {
  const { clock, open, told, stop } = presence()
  clock.advance(3 * SWEEP_MS)
  t.same(told.splice(0), [], 'it is not there')
  open.push(connection())
  clock.advance(3 * SWEEP_MS)
  t.same(told.splice(0), ['sign', 'sign', 'sign'])
  clock.advance(STANDS_MS - 3 * SWEEP_MS)
  t.notOk(told.splice(0).includes(true), 'it came just now')
  clock.advance(SWEEP_MS)
  t.same(told.splice(0), ['sign', true])
  open.pop()
  clock.advance(3 * SWEEP_MS)
  t.same(told.splice(0), [false], 'and lost is said once')
  open.push(connection())
  stop()
  clock.advance(3 * SWEEP_MS)
  t.same(told, [])
})

t.test('one that connects for each message is heard, and never said to be away', async t => {
  const { clock, open, told } = presence()
  for (let message = 0; message < 60; message++) {
    open[0] = connection()
    clock.advance(SWEEP_MS)
    open.pop()
    clock.advance(SWEEP_MS)
  }
  t.same(new Set(told), new Set(['sign']))
  t.equal(told.length, 60)
})
