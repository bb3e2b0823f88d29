import type { WireResidentList, WireWearer, WireWearerList } from '../../../services/api/wire/people.ts'
import { sitePath } from '../api/places.ts'
import { useGet } from '../api/use-get.ts'

export const wearersPath = (site: string): string => `${sitePath(site)}/wearers`
export const wearerPath = (site: string, id: string): string =>
  `${wearersPath(site)}/${encodeURIComponent(id)}`
export const residentsPath = (site: string): string => `${sitePath(site)}/residents`

export const useWearers = (site: string) => useGet<WireWearerList>(wearersPath(site))
/** The look is on record. */
export const useWearer = (site: string, id: string) => useGet<WireWearer>(wearerPath(site, id))
export const useResidents = (site: string, enabled: boolean) =>
  useGet<WireResidentList>(residentsPath(site), { enabled })

export type ListedWearer = WireWearerList['wearers'][number]
