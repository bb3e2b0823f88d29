import type { Codec } from '../../decode/codec.ts'
import { codecs } from '../../decode/codecs/codecs.ts'
import { renamesIn } from '../../decode/formats/renames.ts'
import type { SettingValues } from '../../decode/source.ts'
import { server } from '../../domain/kinds/server/kind.ts'
import type { Kind } from '../../domain/model/kind.ts'
import type { RuleFault } from '../../domain/model/rule-fault.ts'
import { understand } from '../../sources/understand.ts'
import { noSuchName } from './no-such-name.ts'

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
  return unmeant.map(field => noSuchName(setting, field, known, ['metric', '指标']))
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
