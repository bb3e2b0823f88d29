import t from 'tap'
import { SYSTEM } from '../domain/model/person.ts'
import { createRefusals } from './refusals.ts'
import { charger, HandWay } from './testing/desk.ts'

t.test('an order that would reach another device is refused, whoever gives it', async t => {
  const way = Object.assign(new HandWay(), {
    strays: (_: unknown, order: { parameters: { connectorId?: number } }) =>
      order.parameters.connectorId === 2 ? 'that is another' : undefined,
  })
  const limits = { waitingPerDeviceMax: 1, perMinuteMax: 9, keepMs: 1 }
  const refusal = createRefusals({ ways: { to: () => way }, limits, now: () => 0, waiting: () => 0 })
  const order = (connectorId: number, by: string) =>
    refusal({ device: charger, name: 'stop', parameters: { connectorId }, by })
  const refused = { ok: false, code: 'ORDER_STRAYS', detail: 'that is another' }
  t.same([order(2, 'lin'), order(2, SYSTEM)], [refused, refused])
  t.equal(order(1, 'lin'), undefined)
})
