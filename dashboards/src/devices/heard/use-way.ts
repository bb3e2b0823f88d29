import type { WireDevice } from '../../../../services/api/wire/device.ts'
import type { WireListedSource } from '../../../../services/api/wire/source.ts'
import { useSay } from '../../words/use-say.ts'
import { useBridges, useFormats, useSources, type WireCodec } from '../sources/source-api.ts'
import { words } from './words.ts'

/** Chargers knock at the server's own door: it is no source that somebody saved. */
export const OCPP = 'ocpp'

/** The source that speaks for it, as far as one may know it. */
export function useSourceOf({ origin }: WireDevice): WireListedSource | undefined {
  const sources = useSources().data?.sources
  return origin && sources?.find(({ id }) => id === origin.source)
}

/** The gateway behind which all that this source speaks of stands. */
export function useGatewayOf(): (source: WireListedSource | undefined) => string | undefined {
  const bridges = useBridges().data?.bridges
  return source => {
    if (source === undefined) return undefined
    const { via } = source
    return 'gateway' in via ? via.gateway : bridges?.find(({ id }) => id === via.bridge)?.gateway
  }
}

interface CodecWords {
  readonly found: WireCodec | undefined
  readonly told: string
}

/** How it is read, in words. */
export function useCodecOf(device: WireDevice, source: WireListedSource | undefined): CodecWords {
  const { say, of } = useSay(words)
  const codecs = useFormats().data?.codecs
  const { origin } = device
  const name = origin?.codec ?? source?.codec
  if (name === undefined) return { found: undefined, told: say('heard.codec.none') }
  const found = codecs?.find(codec => codec.name === name)
  const title = found ? of(found.title) : name
  return { found, told: origin?.codec ? title : say('heard.codec.of-source', { codec: title }) }
}
