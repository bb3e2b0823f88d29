import { type UseQueryResult, useQuery, useQueryClient } from '@tanstack/react-query'
import { ask } from '../api/request.ts'

interface Getting {
  readonly enabled?: boolean
  /** Asked again so often while it is looked at. */
  readonly everyMs?: number
}

const GET = 'get'

/** What the server has at an address, asked again when somebody comes back to it. */
export const useGet = <T>(path: string, { enabled = true, everyMs }: Getting = {}): UseQueryResult<T> =>
  useQuery({
    queryKey: [GET, path],
    queryFn: ({ signal }) => ask<T>(path, { signal }),
    enabled,
    ...(everyMs !== undefined && { refetchInterval: everyMs }),
  })

/** Everything below these addresses is asked anew: something there was changed. */
export function useChanged(): (...beginnings: string[]) => Promise<void> {
  const client = useQueryClient()
  return (...beginnings) =>
    client.invalidateQueries({
      predicate: ({ queryKey: [first, path] }) =>
        first === GET && beginnings.some(begin => String(path).startsWith(begin)),
    })
}
