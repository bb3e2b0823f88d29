import type { UseQueryResult } from '@tanstack/react-query'
import type { WireBridgeList } from '../../../../services/api/wire/bridge.ts'
import type {
  WireSourceFormats,
  WireSourceList,
  WireUnclaimedList,
} from '../../../../services/api/wire/source.ts'
import { useGet } from '../../api/use-get.ts'
import { useCan } from '../../app/rights.ts'

/** Whether a source is heard at all changes without anybody doing anything. */
const LOOK_EVERY_MS = 10_000

export type WireFormat = WireSourceFormats['formats'][number]
export type WireCodec = WireSourceFormats['codecs'][number]
export type Waiting = WireUnclaimedList['devices'][number]

export const sourcePath = (id: string): string => `/api/sources/${encodeURIComponent(id)}`

export const waitingPath = ({ source, address }: Pick<Waiting, 'source' | 'address'>): string =>
  `/api/unclaimed/${encodeURIComponent(source)}/${encodeURIComponent(address)}`

/** The sources that somebody may see; none for those who may not. */
export function useSources(): UseQueryResult<WireSourceList> {
  const can = useCan()
  return useGet<WireSourceList>('/api/sources', { enabled: can('sources.read'), everyMs: LOOK_EVERY_MS })
}

export function useUnclaimed(): UseQueryResult<WireUnclaimedList> {
  const can = useCan()
  return useGet<WireUnclaimedList>('/api/unclaimed', { enabled: can('sources.read'), everyMs: LOOK_EVERY_MS })
}

/** Other brokers that are listened to, and how each is. */
export function useBridges(): UseQueryResult<WireBridgeList> {
  const can = useCan()
  return useGet<WireBridgeList>('/api/bridges', { enabled: can('sources.read'), everyMs: LOOK_EVERY_MS })
}

/** What the product knows: the same until the server is another. */
export const useFormats = (): UseQueryResult<WireSourceFormats> =>
  useGet<WireSourceFormats>('/api/source-formats')
