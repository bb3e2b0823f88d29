import t from 'tap'
import { parameterFaults } from '../../model/order.ts'
import { chargerOrders } from './orders.ts'

t.test('a connector has a whole number', async t => {
  const { stop } = chargerOrders
  t.same(stop && parameterFaults(stop, { connectorId: 2 }), [])
  t.same(stop && parameterFaults(stop, { connectorId: 1.5 }), [
    { name: 'connectorId', fault: 'metric-not-whole' },
  ])
})
