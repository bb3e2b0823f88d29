import { text } from '../../../domain/model/text.ts'
import type { OrderFault, SayOrders } from '../../orders.ts'
import type { SettingValues, UnfitSetting } from '../../source.ts'
import { fieldsOf, type OrderValues, orderValuesIn, parameterIn } from '../order-values.ts'
import { type Command, wordsOf } from './commands.ts'
import type { Entities } from './entities.ts'

/**
 * As Home Assistant would: what a device announced says where it hears and in which words; what is set for the source says which
 * of its entities an order is for. It also says, as Home Assistant does, that it is there: who announces himself does so again.
 */
export function homeAssistantOrders(prefix: string, settings: SettingValues, entities: Entities): SayOrders {
  const values = orderValuesIn('orders', settings.orders)
  refuseSeveral(values)
  return {
    greeting: { topic: `${prefix}/status`, payload: 'online' },
    topicOf(address, order) {
      if (order === undefined) return commandedOf(entities, address)[0]?.command.topic
      const [name] = Object.keys(values.get(order.name) ?? {})
      const found = name === undefined ? [] : named(entities, address, name)
      return found.length === 1 ? found[0]?.command.topic : undefined
    },
    say(order, encoded) {
      const said = fieldsOf(order, encoded, values)
      if (!said.ok) return said
      const [name = '', word] = Object.entries(said.fields)[0] ?? []
      // Nothing is announced yet, as after a start: it waits until that says how.
      if (entities.ownedBy(order.address).length === 0) return { ok: true, payload: '' }
      const found = oneOf(named(entities, order.address, name))
      if (typeof found === 'string') return { ok: false, reason: found }
      const told = found.command.told(word)
      if (told === undefined) return { ok: false, reason: 'order-entity-unfit' }
      const { payload, shows } = told
      if (found.topic === undefined || shows === undefined)
        return { ok: true, payload, isNeverAnswered: true }
      return { ok: true, payload, expects: { [found.field]: shows } }
    },
  }
}

/** A word that no entity of its sort has: it would fail when the order is given, a cut-off at the fire. */
export function ordersUnfit({ orders }: SettingValues): UnfitSetting | undefined {
  for (const [order, fields] of orderValuesIn('orders', orders))
    for (const [entity, word] of Object.entries(fields)) {
      const words = wordsOf(entity)
      if (words === undefined || parameterIn(word) !== undefined || words.includes(String(word))) continue
      const says = text(
        `${order}: a ${entity} can be told ${words.join(', ')}, and not “${word}”`,
        `指令“${order}”：${entity} 可用 ${words.join('、')}，没有“${word}”`,
      )
      return { setting: 'orders', says }
    }
  return undefined
}

/** One order is one message. */
function refuseSeveral(values: OrderValues): void {
  for (const [order, fields] of values)
    if (Object.keys(fields).length > 1) throw new Error(`orders: ${order} names more than one entity`)
}

const commandedOf = (entities: Entities, address: string) =>
  entities
    .ownedBy(address)
    .flatMap(entity => (entity.command ? [{ ...entity, command: entity.command }] : []))

/** By its own name, else by its device class, else by what it is. */
function named(entities: Entities, address: string, name: string) {
  const all = commandedOf(entities, address)
  const byOwn = all.filter(({ names }) => names[0] === name)
  return byOwn.length > 0 ? byOwn : all.filter(({ names }) => names.includes(name))
}

function oneOf<T extends { readonly command: Command }>(found: readonly T[]): T | OrderFault {
  const [only, ...more] = found
  if (only === undefined) return 'order-entity-missing'
  return more.length > 0 ? 'order-entity-ambiguous' : only
}
