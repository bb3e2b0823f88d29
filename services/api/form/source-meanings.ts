import type { Codec } from '../../decode/codec.ts'
import { codecs } from '../../decode/codecs/codecs.ts'
import { orderValuesIn, parameterIn } from '../../decode/formats/order-values.ts'
import { renamesIn } from '../../decode/formats/renames.ts'
import type { Fields, SettingValues } from '../../decode/source.ts'
import { server } from '../../domain/kinds/server/kind.ts'
import type { Kind } from '../../domain/model/kind.ts'
import type { RuleFault } from '../../domain/model/rule-fault.ts'
import { fault } from '../../domain/rules/sense/draft.ts'
import { byLikeness, nearest } from '../../domain/rules/sense/nearest.ts'
import { understand } from '../../sources/understand.ts'

/** By what its devices are read: by these codecs, of which each knows fields of its own; all that there are where nobody says. */
export interface ReadBy {
  readonly codecs: ReadonlySet<string> | undefined
  readonly kinds: readonly Kind[]
}

/** Names in the settings of a source that mean nothing: `alarms: 1=nosuchmetric` is a call that nobody would ever hear. */
export function metricFaults(
  { alarms, names }: SettingValues,
  { codecs: named, kinds: all }: ReadBy,
): readonly RuleFault[] {
  // What the server measures of itself comes from no source.
  const kinds = all.filter(({ kind }) => kind !== server.kind)
  const readers = codecs.filter(({ name }) => named?.has(name) ?? true)
  const isCall = (field: string) => readers.some(codec => saysBy(codec, field, kinds))
  const isKnown = (field: string) => readers.some(codec => reads(codec, field, kinds))
  const meant = kinds.filter(({ kind }) =>
    readers.some(codec => codec.kind === undefined || codec.kind === kind),
  )
  const metrics = [...new Set(meant.flatMap(each => Object.keys(each.metrics)))]
  return [
    ...unknown('alarms', alarms, isCall, [...metrics, ...ALSO_ALARMS]),
    ...unknown('names', names, isKnown, metrics),
  ]
}

/** Orders that no kind of device knows, and parameters that they have not: they would fail when they are given, at a fire. */
export function orderFaults({ orders }: SettingValues, kinds: readonly Kind[]): readonly RuleFault[] {
  const known = [...new Set(kinds.flatMap(each => Object.keys(each.orders ?? {})))]
  return [...orderValuesIn('orders', orders)].flatMap(([order, fields]) =>
    known.includes(order)
      ? parameterFaults(order, fields, kinds)
      : [noSuch('orders', order, known, ['order', '指令'])],
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

/** Of seventy, nobody finds theirs. */
const NAMES_MAX = 5

/** No metric of any kind, and the name of an alarm. */
const ALSO_ALARMS = ['takeoff']

function unknown(
  setting: string,
  value: SettingValues[string] | undefined,
  isKnown: (field: string) => boolean,
  candidates: readonly string[],
): RuleFault[] {
  const meant = new Set(renamesIn(setting, value).values())
  const unmeant = [...meant].filter(field => !isKnown(field))
  if (unmeant.length === 0) return []
  const known = candidates.filter(isKnown)
  return unmeant.map(field => noSuch(setting, field, known, ['metric', '指标']))
}

function noSuch(
  setting: string,
  word: string,
  known: readonly string[],
  [en, zh]: readonly [string, string],
): RuleFault {
  const near = nearest(word, known)
  const more = known.length > NAMES_MAX ? ['…'] : []
  const shown = [...byLikeness(word, known).slice(0, NAMES_MAX), ...more]
  const [meant, meantZh] = near === undefined ? ['', ''] : [`did you mean “${near}”? `, `是否为“${near}”？`]
  return fault(
    `settings.${setting}`,
    `there is no ${en} “${word}” here; ${meant}There are ${shown.join(', ')}`,
    `没有${zh}“${word}”；${meantZh}可用：${shown.join('、')}`,
  )
}

/** One of these says what such a field may hold, whatever it is. */
const PROBES = [true, 1, '1']

/** Whether a codec takes a field for anything. */
function reads(codec: Codec, field: string, kinds: readonly Kind[]): boolean {
  if (codec.name === 'metrics') return kinds.some(({ metrics }) => Object.hasOwn(metrics, field))
  return PROBES.some(value => {
    const read = codec.read({ what: 'said', address: 'probe', fields: { [field]: value } }, undefined)
    return read.ok || read.reason === 'action-unknown'
  })
}

/** Whether it says something of a device that the field is so. */
const saysBy = (codec: Codec, field: string, kinds: readonly Kind[]): boolean =>
  kinds.some(kind => {
    const device = { id: 'probe', kind: kind.kind, site: 'probe', zone: 'probe', name: 'probe' }
    const said = { what: 'said', address: 'probe', fields: { [field]: true } } as const
    return Object.keys(understand(said, device, kind, { codec: codec.name }).values).length > 0
  })
