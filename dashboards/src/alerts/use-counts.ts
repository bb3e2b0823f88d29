import { useEffect, useState } from 'react'
import type { WireAlert } from '../../../services/api/wire/alert.ts'
import { useLatest } from '../app/use-latest.ts'
import { matches } from './filter.ts'
import { useBoard } from './lists.ts'
import { useKnown } from './use-known.ts'
import { type View, viewQuery } from './views.ts'

/** Fifty views over five thousand alerts take a while: nobody reads a count that changes more often. */
const EVERY_MS = 1_000

/** How many alerts each view has now, by its address; views of the past are not counted. */
export function useCounts(views: readonly View[]): ReadonlyMap<string, number> {
  const { data: board } = useBoard()
  const known = useKnown()
  const [counts, setCounts] = useState<ReadonlyMap<string, number>>(new Map())
  const latest = useLatest({ views, known, alerts: board?.alerts })
  const addresses = views.map(viewQuery).join(' ')
  // biome-ignore lint/correctness/useExhaustiveDependencies: it is counted anew when the views are others
  useEffect(() => {
    let counted: readonly WireAlert[] | undefined
    const count = () => {
      const { views, known, alerts } = latest.current
      if (alerts === undefined || alerts === counted) return
      counted = alerts
      setCounts(new Map(views.filter(isOfNow).map(view => [viewQuery(view), countOf(alerts, view, known)])))
    }
    count()
    const timer = setInterval(count, EVERY_MS)
    return () => clearInterval(timer)
  }, [addresses, board === undefined])
  return counts
}

const isOfNow = ({ filter }: View): boolean => filter.view !== 'history'

function countOf(alerts: readonly WireAlert[], { filter }: View, known: ReturnType<typeof useKnown>): number {
  const fits = matches(filter, known)
  let count = 0
  for (const alert of alerts) if (fits(alert)) count++
  return count
}
