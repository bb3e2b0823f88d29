import { type UseQueryResult, useMutation, useQuery, useQueryClient } from '@tanstack/react-query'
import type { WireMe, WireSession } from '../../../services/api/wire/session.ts'
import { dropNoteDrafts } from '../alerts/note-draft.ts'
import { dropDraft } from '../devices/sources/kept-draft.ts'
import { recent } from '../feed/news.ts'
import { beToldNoMore } from '../push/this-browser.ts'
import { signedIn } from './renewal.ts'
import { ask, isSignedOut } from './request.ts'

export const ME = ['me']

/** Who is signed in; `null` when nobody is. */
export function useMe(): UseQueryResult<WireMe | null> {
  return useQuery({
    queryKey: ME,
    queryFn: () => ask<WireMe>('/api/me', { isUnheld: true }).catch(nobodyWhenSignedOut),
    staleTime: Number.POSITIVE_INFINITY,
  })
}

export function useSignIn() {
  const client = useQueryClient()
  return useMutation({
    mutationFn: (credentials: { username: string; password: string; code?: string }) =>
      ask<WireSession>('/api/session', { method: 'POST', body: credentials }),
    onSuccess: ({ token: _, ...me }) => {
      const predicate = ({ queryKey }: { readonly queryKey: readonly unknown[] }) => queryKey[0] !== ME[0]
      client.setQueryData<WireMe>(ME, me)
      if (signedIn(me.username)) return void client.invalidateQueries({ predicate })
      // What the one before saw is not for the one who comes now.
      client.removeQueries({ predicate })
      recent.forget()
    },
  })
}

/** Leaves nothing behind: the page begins anew, and nothing of theirs is shown on this device any more. */
export function useSignOut() {
  return useMutation({
    async mutationFn() {
      await beToldNoMore().catch(() => {})
      await ask<void>('/api/session', { method: 'DELETE', isUnheld: true })
      dropNoteDrafts()
      dropDraft()
    },
    onSuccess: () => location.assign('/'),
  })
}

/** Asks the server again who is signed in: something said that the session may have ended. */
export function useCheckSession(): () => void {
  const client = useQueryClient()
  return () => void client.invalidateQueries({ queryKey: ME })
}

function nobodyWhenSignedOut(error: unknown): null {
  if (isSignedOut(error)) return null
  throw error
}
