import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query'
import type { WireCaseState, WireIssuedCase } from '../../../services/api/wire/case.ts'
import { ask } from '../api/request.ts'

/** The number that an alert has for residents, and what can be done about it. */
export function useIssuedCase(alertId: string) {
  const client = useQueryClient()
  const key = ['issued-case', alertId]
  const url = `/api/alerts/${encodeURIComponent(alertId)}/case`
  const state = useQuery({ queryKey: key, queryFn: ({ signal }) => ask<WireCaseState>(url, { signal }) })
  const now = (issued: WireIssuedCase | null) =>
    client.setQueryData<WireCaseState>(key, { isPublic: true, issued })
  const issue = useMutation({
    mutationFn: () => ask<WireIssuedCase>(url, { method: 'POST' }),
    onSuccess: now,
  })
  const revoke = useMutation({
    mutationFn: () => ask<undefined>(url, { method: 'DELETE' }),
    onSuccess: () => now(null),
  })
  return { state: state.data, issue, revoke }
}

/** Where no address of the server is set, the one at which whoever asks reached it. */
export const wholeUrl = (url: string): string => new URL(url, location.origin).href
