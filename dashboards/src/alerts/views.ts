import { type Filter, filterOf, MINE, plainly, queryOf } from './filter.ts'
import { GROUPINGS, type Grouping } from './grouping.ts'

/** A filter and how its alerts are put together: all that the address of the list says. */
export interface View {
  readonly filter: Filter
  readonly grouping: Grouping
}

export function viewOf(query: string): View {
  const by = new URLSearchParams(query).get('by')
  return { filter: filterOf(query), grouping: GROUPINGS.find(known => known === by) ?? 'none' }
}

export function viewQuery({ filter, grouping }: View): string {
  const query = queryOf(filter)
  if (grouping === 'none') return query
  return `${query}${query === '' ? '?' : '&'}by=${grouping}`
}

export const isSameView = (a: View, b: View): boolean => viewQuery(a) === viewQuery(b)

/** What everybody needs. The plain address is all that is open. */
export const BUILT_IN = {
  'needs-me': plainly('needs-me'),
  unacknowledged: { ...plainly('open'), handling: ['new'] },
  mine: { ...plainly('open'), assignee: MINE },
  open: plainly('open'),
  history: plainly('history'),
} as const satisfies Readonly<Record<string, Filter>>

export type BuiltIn = keyof typeof BUILT_IN
export const BUILT_INS = Object.keys(BUILT_IN) as readonly BuiltIn[]
