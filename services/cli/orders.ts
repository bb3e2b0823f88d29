import type { WireDevice, WireKindList } from '../api/wire/device.ts'
import type { WireOrder, WireOrderBody, WireOrderList } from '../api/wire/order.ts'
import { given, type ServerCall, type ServerCommands, table, wordAt } from './command.ts'
import { CommandError } from './command-error.ts'

const pathOf = (call: ServerCall): string =>
  `/api/devices/${encodeURIComponent(wordAt(call, 0, 'the device’s id'))}`

export const orderCommands: ServerCommands = {
  'order give': {
    usage: 'DEVICE ORDER [name=value …] [--reason TEXT] [--alert ID] [--confirm yes]',
    does: 'tells a device to do something; what can be ordered: order kinds',
    run: async call => {
      const name = wordAt(call, 1, 'the order')
      const parameters = await parametersOf(call, name)
      const { confirm, ...more } = given(call, ['reason', 'alert', 'confirm'])
      const body: WireOrderBody = { name, parameters, ...more, ...(confirm === 'yes' && { confirm: true }) }
      return call.server.call<WireOrder>('POST', `${pathOf(call)}/orders`, body)
    },
    show: ({ id, name, device, state, expiresAt }: WireOrder) =>
      `${id}: ${name} for ${device} is ${state}, until ${expiresAt}`,
  },
  'order list': {
    usage: 'DEVICE',
    does: 'what it was told to do, and what became of it',
    run: call => call.server.call<WireOrderList>('GET', `${pathOf(call)}/orders`),
    show: ({ orders, alsoHits }: WireOrderList) =>
      [
        table([['ORDER', 'WHAT', 'OF', 'BY', 'AT', 'STATE', 'SAID'], ...orders.map(row)]),
        ...Object.entries(alsoHits).map(
          ([name, hit]) => `${name} hits others too: ${hit.map(({ id }) => id).join(', ')}`,
        ),
      ].join('\n'),
  },
  'order cancel': {
    usage: 'DEVICE ID',
    does: 'takes back one that was not sent',
    run: call =>
      call.server.call<WireOrder>(
        'DELETE',
        `${pathOf(call)}/orders/${encodeURIComponent(wordAt(call, 1, 'the order’s id'))}`,
      ),
    show: ({ id, state }: WireOrder) => `${id}: ${state}`,
  },
  'order kinds': {
    usage: '',
    does: 'what devices of each kind can be told to do; [parameters] may be left out',
    run: ({ server }) => server.call<WireKindList>('GET', '/api/kinds'),
    show: ({ kinds }: WireKindList) =>
      table([
        ['KIND', 'ORDER', 'WHAT', 'PARAMETERS'],
        ...kinds.flatMap(({ kind, orders }) =>
          Object.entries(orders ?? {}).map(([name, { title, parameters, confirm }]) => [
            kind,
            name,
            `${title.en}${confirm ? ' (--confirm yes)' : ''}`,
            Object.entries(parameters)
              .map(([name, { required }]) => (required ? name : `[${name}]`))
              .join(' '),
          ]),
        ),
      ]),
  },
}

/** Words as they are typed; what is a number or a flag its kind says. */
async function parametersOf(call: ServerCall, name: string): Promise<WireOrderBody['parameters']> {
  const pairs = call.words.slice(2).map(pairOf)
  if (pairs.length === 0) return {}
  const { kind } = await call.server.call<WireDevice>('GET', pathOf(call))
  const { kinds } = await call.server.call<WireKindList>('GET', '/api/kinds')
  const specs = kinds.find(each => each.kind === kind)?.orders?.[name]?.parameters ?? {}
  return Object.fromEntries(pairs.map(([key, value]) => [key, valueIn(value, specs[key]?.type)]))
}

function pairOf(word: string): [string, string] {
  const at = word.indexOf('=')
  if (at < 1) throw new CommandError(`expected name=value, got “${word}”`)
  return [word.slice(0, at), word.slice(at + 1)]
}

function valueIn(value: string, type: string | undefined): string | number | boolean {
  if (type === 'number') return Number(value)
  return type === 'flag' && ['true', 'false'].includes(value) ? value === 'true' : value
}

const row = ({ id, name, device, by, at, state, why, said }: WireOrder): string[] => [
  id,
  name,
  device,
  by,
  at,
  why === undefined ? state : `${state} (${why})`,
  said ?? '',
]
