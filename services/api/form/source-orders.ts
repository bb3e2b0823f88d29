import { ORDER_FIELDS, orderNamesIn } from '../../decode/formats/mapping/order-names.ts'
import { orderValuesIn, parameterIn } from '../../decode/formats/order-values.ts'
import type { Fields, SettingValues } from '../../decode/source.ts'
import type { Kind } from '../../domain/model/kind.ts'
import type { RuleFault } from '../../domain/model/rule-fault.ts'
import { fault } from '../../domain/rules/sense/draft.ts'
import { noSuchName } from './no-such-name.ts'

/** Orders that no kind of device knows, and parameters that they have not: they would fail when they are given, at a fire. */
export function orderFaults(settings: SettingValues, kinds: readonly Kind[]): readonly RuleFault[] {
  return [...listFaults(settings, kinds), ...expressionFaults(settings.orderPayload, kinds)]
}

function listFaults({ orders }: SettingValues, kinds: readonly Kind[]): RuleFault[] {
  const known = [...new Set(kinds.flatMap(each => Object.keys(each.orders ?? {})))]
  return [...orderValuesIn('orders', orders)].flatMap(([order, fields]) =>
    known.includes(order)
      ? parameterFaults(order, fields, kinds)
      : [noSuchName('orders', order, known, ORDER)],
  )
}

function parameterFaults(order: string, fields: Fields, kinds: readonly Kind[]): readonly RuleFault[] {
  const known = [...new Set(kinds.flatMap(each => Object.keys(each.orders?.[order]?.parameters ?? {})))]
  return Object.values(fields)
    .flatMap(value => parameterIn(value) ?? [])
    .filter(parameter => !known.includes(parameter))
    .map(parameter =>
      fault(
        'settings.orders',
        `${order} has no parameter “${parameter}”; it has ${known.join(', ') || 'none'}`,
        `指令“${order}”没有参数“${parameter}”；可用：${known.join('、') || '无'}`,
      ),
    )
}

const ORDER = ['order', '指令'] as const

/** The same in the expression that says what an order is sent as. */
function expressionFaults(expression: unknown, kinds: readonly Kind[]): RuleFault[] {
  const { fields, parameters, orders } = orderNamesIn(String(expression ?? ''))
  const specs = kinds.flatMap(each => Object.entries(each.orders ?? {}))
  const known = new Set(specs.flatMap(([, spec]) => Object.keys(spec.parameters ?? {})))
  const strangers = (names: readonly string[], there: Iterable<string>, what: readonly [string, string]) => {
    const all = [...new Set(there)]
    return names.filter(name => !all.includes(name)).map(name => noSuchName('orderPayload', name, all, what))
  }
  return [
    ...strangers(fields, ORDER_FIELDS, ['part of an order', '指令字段']),
    ...strangers(parameters, known, ['parameter of an order', '指令参数']),
    ...strangers(
      orders,
      specs.map(([name]) => name),
      ORDER,
    ),
  ]
}
