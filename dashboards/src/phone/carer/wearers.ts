import { type UseQueryResult, useQuery } from '@tanstack/react-query'
import type { WireWearer, WireWearerList } from '../../../../services/api/wire/people.ts'
import type { WireSiteList } from '../../../../services/api/wire/place.ts'
import { ask } from '../../api/request.ts'

export type Wearer = WireWearerList['wearers'][number]

const STALE_MS = 5 * 60_000

/** Those whom somebody looks after, on whichever site. */
export const useWearers = (): UseQueryResult<readonly Wearer[]> =>
  useQuery({
    queryKey: ['wearers', 'mine'],
    queryFn: async ({ signal }) => {
      const { sites } = await ask<WireSiteList>('/api/sites', { signal })
      const lists = await Promise.all(
        sites.map(({ id }) =>
          ask<WireWearerList>(`/api/sites/${encodeURIComponent(id)}/wearers`, { signal }),
        ),
      )
      return lists.flatMap(({ wearers }) => wearers)
    },
    staleTime: STALE_MS,
    // A band that went from one to the other would show how the other is under her name.
    refetchInterval: WORN_BY_MS,
  })

const WORN_BY_MS = 60_000

/** One file: whom to call, and what those who come to help should know. The look is on record. */
export const useWearerFile = (site: string, id: string): UseQueryResult<WireWearer> =>
  useQuery({
    queryKey: ['wearers', 'file', site, id],
    queryFn: ({ signal }) =>
      ask<WireWearer>(`/api/sites/${encodeURIComponent(site)}/wearers/${encodeURIComponent(id)}`, { signal }),
    staleTime: STALE_MS,
  })
