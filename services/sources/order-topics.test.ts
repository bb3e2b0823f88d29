import t from 'tap'
import type { Device } from '../domain/model/device.ts'
import { Down } from './down.ts'
import { SourceOrders } from './order-transport.ts'
import type { Via } from './source.ts'
import { asSource } from './testing/as-source.ts'
import { listening } from './testing/listening.ts'

const device: Device = {
  ...{ id: '7', kind: 'smart-bin', site: 'riverside', zone: 'yard', name: '7' },
  origin: { source: 'field', address: '7' },
}
const lock = { name: 'lock-lid', parameters: {} }

/** Ways on which nobody is at present. */
const down = new Down({
  bridges: { isConnected: () => false, publish: async () => {}, whenConnected: () => () => {} },
  gateways: { hears: () => false, publish: async () => {}, whenArrived: () => () => {} },
})

/** Why an order is refused whose topic is this expression; nothing where it waits. */
function refused(orderTopic: string, filters: readonly string[], via: Via = { gateway: 'gw-1' }) {
  const { sources } = listening('plain-json', { 7: { kind: 'smart-bin' } })
  const settings = { expression: 'null', orderTopic, orderPayload: '"lock"', orderAnswer: 'null' }
  sources.put(asSource({ format: 'mapping', settings, filters, via }))
  const orders = new SourceOrders({ sources, registry: { of: () => [] }, down, now: () => 0 })
  return orders.refuses(device, lock)
}

t.test(
  'an order to a topic that its gateway can never hear is refused by name, and does not wait',
  async t => {
    t.equal(refused('"elsewhere/" + device', ['tt/#']), 'order-topic-unheard')
    t.equal(refused('"community/" + device', ['community/x', 'tt/#']), 'order-topic-unheard')
    t.equal(refused('"tt/" + device + "/set"', ['tt/+/up']), undefined, 'under its first level')
    t.equal(refused('"elsewhere/" + device', ['#']), undefined, 'by the filter itself')
    t.equal(refused('"elsewhere/" + device', ['tt/#'], { bridge: 'estate' }), undefined, 'a broker takes any')
    t.equal(refused('"a#/" + device', ['tt/#']), 'order-address-unfit', 'which no topic can hold')
  },
)
