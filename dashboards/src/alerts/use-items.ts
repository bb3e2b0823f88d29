import { type RefObject, useLayoutEffect, useMemo, useRef, useState } from 'react'
import type { WireAlert } from '../../../services/api/wire/alert.ts'
import { recent } from '../feed/news.ts'
import { useAttention } from './attention.ts'
import { type CalmRows, calmRows } from './calm.ts'
import { useGroupNames } from './group-names.ts'
import { type Grouping, groupIn, type Item, itemsOf } from './grouping.ts'
import { type FoldingState, useFolding } from './use-folding.ts'
import { useStandingStill } from './use-standing-still.ts'

interface ItemsOptions {
  readonly area: RefObject<HTMLElement | null>
  readonly rows: readonly WireAlert[]
  /** Of another filter nothing is kept still. */
  readonly query: string
  readonly grouping: Grouping
  /** Somebody is at work though the pointer is elsewhere: an alert is open, or some are chosen. */
  readonly atWork: boolean
}

export interface Items extends CalmRows {
  readonly items: readonly Item[]
  readonly folding: FoldingState
  readonly nameOf: (group: string) => string
  /** Lets in what waits. */
  readonly release: () => void
}

/** The lines of the list, kept still while somebody is at work in them. */
export function useItems({ area, rows, query, grouping, atWork }: ItemsOptions): Items {
  const shown = useRef(rows)
  const shownFor = useRef(query)
  const [released, release] = useState<readonly WireAlert[]>()
  const held = useAttention(area, atWork) && released !== rows && shownFor.current === query
  useStandingStill(area, held)
  const calm = useMemo(() => calmRows(shown.current, rows, held, recent.latest), [rows, held])
  // With the drawing itself: the next one, if it is held, keeps these.
  useLayoutEffect(() => {
    shown.current = calm.rows
    shownFor.current = query
  })
  const groupOf = useHeldGroups(grouping, held, shown)
  const folding = useFolding()
  const nameOf = useGroupNames(grouping)
  const { folded, unfolded } = folding
  const items = useMemo(
    () => itemsOf(calm.rows, { grouping, groupOf, nameOf, folded, unfolded }),
    [calm.rows, grouping, groupOf, nameOf, folded, unfolded],
  )
  return { ...calm, items, folding, nameOf, release: () => release(rows) }
}

/** An alert that gets worse under somebody's hand stays in the group in which they saw it. */
function useHeldGroups(
  grouping: Grouping,
  held: boolean,
  shown: RefObject<readonly WireAlert[]>,
): (alert: WireAlert) => string {
  return useMemo(() => {
    if (!held || grouping === 'none') return alert => groupIn(grouping, alert)
    const groups = new Map(shown.current.map(row => [row.id, groupIn(grouping, row)]))
    return alert => groups.get(alert.id) ?? groupIn(grouping, alert)
  }, [grouping, held, shown])
}
