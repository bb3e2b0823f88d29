import { useQuery } from '@tanstack/react-query'
import type { WireAlert } from '../../../services/api/wire/alert.ts'
import type { WireAlertVitals } from '../../../services/api/wire/alert-vitals.ts'
import { ask } from '../api/request.ts'

/** They are of the moment at which it was raised, so they never change. */
export const useVitals = ({ id }: WireAlert, enabled = true) =>
  useQuery({
    queryKey: ['alerts', 'vitals', id],
    queryFn: ({ signal }) => ask<WireAlertVitals>(`/api/alerts/${encodeURIComponent(id)}/vitals`, { signal }),
    staleTime: Number.POSITIVE_INFINITY,
    enabled,
  })
