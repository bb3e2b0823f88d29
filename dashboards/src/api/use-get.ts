import { type UseQueryResult, useQuery, useQueryClient } from '@tanstack/react-query'
import { ask } from '../api/request.ts'

interface Getting {
  readonly enabled?: boolean
  /** Asked again so often while it is looked at. */
  readonly everyMs?: number
}

const GET = 'get'

/** The same for those who ask for several at once. */
export const getting = <T>(path: string) => ({
  queryKey: [GET, path],
  queryFn: ({ signal }: { readonly signal: AbortSignal }) => ask<T>(path, { signal }),
})

/** What the server has at an address, asked again when somebody comes back to it. */
export const useGet = <T>(path: string, { enabled = true, everyMs }: Getting = {}): UseQueryResult<T> =>
  useQuery({
    ...getting<T>(path),
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
