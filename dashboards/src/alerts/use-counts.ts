import { useQuery, useQueryClient } from '@tanstack/react-query'
import { useEffect, useState } from 'react'
import type { WireAlert } from '../../../services/api/wire/alert.ts'
import { useLatest } from '../app/use-latest.ts'
import { matches } from './filter.ts'
import { type AlertRows, boardOptions } from './lists.ts'
import { useKnown } from './use-known.ts'
import { type View, viewQuery } from './views.ts'

/** Fifty views over five thousand alerts take a while: nobody reads a count that changes more often. */
const EVERY_MS = 1_000

/** How many alerts each view has now, by its address; views of the past are not counted. */
export function useCounts(views: readonly View[]): ReadonlyMap<string, number> {
  const client = useQueryClient()
  const { data: ready = false } = useQuery({ ...boardOptions, select: isRead })
  const known = useKnown()
  const [counts, setCounts] = useState<ReadonlyMap<string, number>>(new Map())
  const latest = useLatest({ views, known })
  const addresses = views.map(viewQuery).join(' ')
  // biome-ignore lint/correctness/useExhaustiveDependencies: it is counted anew when the views are others
  useEffect(() => {
    let counted: readonly WireAlert[] | undefined
    const count = () => {
      const { views, known } = latest.current
      const alerts = client.getQueryData(boardOptions.queryKey)?.alerts
      if (alerts === undefined || alerts === counted) return
      counted = alerts
      setCounts(new Map(views.filter(isOfNow).map(view => [viewQuery(view), countOf(alerts, view, known)])))
    }
    count()
    const timer = setInterval(count, EVERY_MS)
    return () => clearInterval(timer)
  }, [addresses, ready, client])
  return counts
}

const isRead = (_: AlertRows): boolean => true

const isOfNow = ({ filter }: View): boolean => filter.view !== 'history'

function countOf(alerts: readonly WireAlert[], { filter }: View, known: ReturnType<typeof useKnown>): number {
  const fits = matches(filter, known)
  let count = 0
  for (const alert of alerts) if (fits(alert)) count++
  return count
}
