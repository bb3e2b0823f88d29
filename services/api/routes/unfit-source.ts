import { codecNamed } from '../../decode/codecs/codecs.ts'
import { formatNamed } from '../../decode/formats/formats.ts'
import type { SettingValues } from '../../decode/source.ts'
import type { SourceId } from '../../domain/model/origin.ts'
import type { Registry } from '../../runtime/registry.ts'
import { ApiProblem } from '../problem.ts'
import { invalid } from '../validate.ts'

/** Throws the reason why a source cannot be read as somebody writes it: a word misspelt here is a device unheard. */
export function refuseUnread({
  codec,
  format,
  settings,
}: {
  readonly codec?: string | undefined
  readonly format: string
  readonly settings: SettingValues
}): void {
  if (codec !== undefined && codecNamed(codec) === undefined)
    throw new ApiProblem('CODEC_UNKNOWN', { detail: codec })
  const known = formatNamed(format)?.settings
  if (known === undefined) return
  const unknown = Object.keys(settings).filter(key => !Object.hasOwn(known, key))
  const has = Object.keys(known).join(', ') || 'none'
  const says = unknown.map(key => `settings.${key}: ${format} has no such setting; it has ${has}`)
  if (says.length > 0) throw invalid(says.join('; '))
  refuseLists(settings)
}

/** Lists of `name=meaning`, and of names: the last of two would hold, and what no comma parts would be one word. */
function refuseLists({ alarms, names, help }: SettingValues): void {
  for (const [key, list] of Object.entries({ alarms, names })) {
    const all = String(list ?? '')
      .split(',')
      .map(pair => pair.split('=', 1)[0]?.trim() ?? '')
    const twice = all.find((name, i) => name !== '' && all.indexOf(name) < i)
    if (twice !== undefined) throw invalid(`settings.${key}: ${twice} stands there twice`)
  }
  if (/[;|=]/.test(String(help ?? ''))) throw invalid('settings.help: expected names with commas between')
}

/** Throws how many devices would be heard no more, unless it was said that this is meant. */
export function refuseOrphans(
  id: SourceId,
  registry: Pick<Registry, 'of'>,
  devices: 'release' | undefined,
): void {
  const count = [...registry.of(id)].length
  if (count > 0 && devices !== 'release')
    throw new ApiProblem('SOURCE_HAS_DEVICES', {
      detail: `${count} ${count === 1 ? 'device is' : 'devices are'} heard through ${id}; ?devices=release leaves them unheard`,
    })
}
