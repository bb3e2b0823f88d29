import { QueryCache, QueryClient } from '@tanstack/react-query'
import { ApiProblem, isSignedOut } from '../api/request.ts'

const RETRIES_MAX = 3

/** A server that answered no means no; one that did not answer is asked again. */
export function queryClient(): QueryClient {
  const client: QueryClient = new QueryClient({
    queryCache: new QueryCache({
      onError: error => {
        if (isSignedOut(error)) void client.invalidateQueries({ queryKey: ['me'] })
      },
    }),
    defaultOptions: {
      queries: {
        retry: (failures, error) => !(error instanceof ApiProblem) && failures < RETRIES_MAX,
        // A LAN without the internet is a network, too.
        networkMode: 'always',
      },
      mutations: { networkMode: 'always' },
    },
  })
  return client
}
