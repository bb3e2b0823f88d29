import type { WireDevice } from '../../../../services/api/wire/device.ts'
import type { Told } from '../../form/Overtaken.tsx'
import { useSay } from '../../words/use-say.ts'
import { mountingDraft } from '../mounting/mounting.ts'
import { useFormats, useSources } from '../sources/source-api.ts'
import { words } from './words.ts'

/** Where it is heard, field by field, for whoever compares. */
export function useHeardTold(): (device: WireDevice) => Told {
  const { say, of } = useSay(words)
  const sources = useSources().data?.sources
  const codecs = useFormats().data?.codecs
  return ({ origin }) => {
    if (origin === undefined) return [[say('heard.source'), say('heard.source.own')]]
    const codec = codecs?.find(({ name }) => name === origin.codec)
    const { emptyCm, fullCm, deadZoneCm } = mountingDraft(origin.mounting)
    const hangs = say('heard.hangs.at', { empty: emptyCm, full: fullCm })
    const dead = deadZoneCm === '' ? '' : ` · ${say('heard.dead', { cm: deadZoneCm })}`
    return [
      [say('heard.source'), sources?.find(({ id }) => id === origin.source)?.name ?? origin.source],
      [say('heard.address'), origin.address],
      [say('heard.codec'), codec ? of(codec.title) : (origin.codec ?? '–')],
      [say('heard.hangs'), origin.mounting ? hangs + dead : '–'],
    ]
  }
}
