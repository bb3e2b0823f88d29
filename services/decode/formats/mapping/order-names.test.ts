import t from 'tap'
import { orderNamesIn } from './order-names.ts'

t.test('what is taken of an order is found however it is written', async t => {
  const table: [string, string[], string[], string[]][] = [
    ['order.parameters.text', ['parameters'], ['text'], []],
    ['order.parameters["text"]', ['parameters'], ['text'], []],
    ['order.?parameters.?text.orValue("")', ['parameters'], ['text'], []],
    ['has(order.parameters.text) ? 1 : 2', ['parameters'], ['text'], []],
    ['order["nmae"]', ['nmae'], [], []],
    ['order.name == "a" || "b" == order.name ? order.id : order.hex', ['name', 'id', 'hex'], [], ['a', 'b']],
    ['order.name != "a" && order.name in ["b", "c"]', ['name'], [], ['a', 'b', 'c']],
    ['{"a": [order.parameters.text, order.parameters.text]}', ['parameters'], ['text'], []],
  ]
  for (const [expression, fields, parameters, orders] of table)
    t.same(orderNamesIn(expression), { fields, parameters, orders }, expression)
})

t.test('nothing is found in what is another’s, computed, or no expression', async t => {
  for (const expression of [
    'device == "order.nmae"',
    'order',
    'device + order[device]',
    '[{"x": 1}].map(order, order.x)',
    'order.nmae +',
  ])
    t.same(orderNamesIn(expression), { fields: [], parameters: [], orders: [] }, expression)
})
