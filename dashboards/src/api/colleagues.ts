import { useQuery } from '@tanstack/react-query'
import { useCallback } from 'react'
import type { WireColleagues } from '../../../services/api/wire/colleague.ts'
import { getting } from './use-get.ts'

/** People change their names once in a year; whoever changes one sees it at once all the same. */
const STALE_MS = 5 * 60_000

export type NameOf = (username: string) => string

/** What people are called, as far as whoever looks may know them: by their user names where not. */
export function useNameOf(): NameOf {
  const { data } = useQuery({
    ...getting<WireColleagues>('/api/colleagues'),
    staleTime: STALE_MS,
    select: namesIn,
  })
  return useCallback((username: string) => data?.get(username) || username, [data])
}

const namesIn = ({ colleagues }: WireColleagues): ReadonlyMap<string, string> =>
  new Map(colleagues.map(({ id, name }) => [id, name]))
