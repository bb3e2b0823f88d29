import t from 'tap'
import { kindList } from '../../domain/kinds/kinds.ts'
import { orderFaults } from './source-orders.ts'

const kinds = kindList

t.test('an order is one of some kind', async t => {
  t.match(orderFaults({ orders: 'cut-of:state=OFF,restore:state=ON' }, kinds), [
    { path: 'settings.orders', says: { en: /no order “cut-of” here; did you mean “cut-off”\?/, zh: /指令/ } },
  ])
  t.same(orderFaults({}, kinds), [])
})

t.test(
  'a parameter in an order is one that the order has: else a cut-off would fail at the fire',
  async t => {
    for (const [orders, says] of [
      ['report-every:interval={minutez}', /report-every has no parameter “minutez”; it has minutes$/],
      ['lock-lid:lock={minutes}', /lock-lid has no parameter “minutes”; it has none$/],
      ['restore:state=ON,cut-off:state={txt}', /cut-off has no parameter “txt”/],
      ['announce:speech={ text }', /announce has no parameter “ text ”; it has text$/],
    ] as const)
      t.match(orderFaults({ orders }, kinds), [
        { path: 'settings.orders', says: { en: says, zh: /没有参数/ } },
      ])
    const good = 'report-every:interval={minutes},announce:speech={text},lock-lid:lock=true,cut-off:state={}'
    t.same(orderFaults({ orders: good }, kinds), [])
  },
)

t.test('what an expression takes of an order is something that an order has', async t => {
  const says = (orderPayload: string) =>
    orderFaults({ orderPayload }, kinds).map(({ path, says }) => `${path}: ${says.en} ${says.zh}`)
  for (const [expression, found] of [
    [
      '{"say": order.parameters.txt}',
      /no parameter of an order “txt” here; did you mean “text”\?.*没有指令参数“txt”/,
    ],
    ['order.name == "cutoff" ? 1 : 0', /no order “cutoff” here; did you mean “cut-off”\?/],
    ['order.nmae', /no part of an order “nmae” here; did you mean “name”\?/],
  ] as const) {
    const [first = '', ...others] = says(expression)
    t.same(others, [])
    t.match(first, found, expression)
    t.match(first, /^settings\.orderPayload: /)
  }
  t.same(says('order.name == "announce" ? {"say": order.parameters.text, "ref": order.id} : null'), [])
  t.same(says('order.hex == null ? order.fields : order.port'), [])
})
