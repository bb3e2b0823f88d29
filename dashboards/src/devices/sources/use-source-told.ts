import type { WireSource } from '../../../../services/api/wire/source.ts'
import type { Told } from '../../form/Overtaken.tsx'
import { useSay } from '../../words/use-say.ts'
import { useFormats } from './source-api.ts'
import { useViaName } from './use-ways.ts'
import { words } from './words.ts'

/** A source as the form says it, field by field. */
export function useSourceTold(): (source: WireSource) => Told {
  const { say, of } = useSay(words)
  const viaName = useViaName()
  const { data } = useFormats()
  return ({ name, via, filters, format, settings, codec, isOn, ignored }) => {
    const title = data?.formats.find(each => each.name === format)?.title
    return [
      [say('source.name'), name],
      [say('source.via'), viaName(via)],
      [say('source.filters'), filters.join(' ')],
      [say('source.format'), title ? of(title) : format],
      ...Object.entries(settings).map(([key, value]) => [key, String(value)] as const),
      [say('source.codec'), codec ?? say('source.codec.none')],
      [say('source.state'), say(isOn ? 'source.on' : 'source.off')],
      [say('source.ignored.field'), String(ignored?.length ?? 0)],
    ]
  }
}
