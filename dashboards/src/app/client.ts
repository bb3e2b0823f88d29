import { QueryCache, QueryClient } from '@tanstack/react-query'
import { isAskedAgain, waitMs } from '../api/asking-again.ts'
import { isSignedOut } from '../api/request.ts'

/** What is asked of the server, and how often it is asked again: one for each entry. */
export function queryClient(): QueryClient {
  const client: QueryClient = new QueryClient({
    queryCache: new QueryCache({
      onError: error => {
        if (isSignedOut(error)) void client.invalidateQueries({ queryKey: ['me'] })
      },
    }),
    defaultOptions: {
      queries: {
        retry: isAskedAgain,
        retryDelay: waitMs,
        // A LAN without the internet is a network, too.
        networkMode: 'always',
      },
      mutations: { networkMode: 'always' },
    },
  })
  return client
}
