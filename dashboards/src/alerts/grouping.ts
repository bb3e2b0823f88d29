import type { WireAlert } from '../../../services/api/wire/alert.ts'
import { isWaiting, SEVERITIES, type Severity, worstOf } from './alert.ts'

export const GROUPINGS = ['none', 'zone', 'kind', 'rule', 'severity'] as const
export type Grouping = (typeof GROUPINGS)[number]

/** One line of the list: the head of a group, or an alert, with those behind it that are one matter with it. */
export type Item = HeadItem | AlertItem

export interface HeadItem {
  readonly type: 'head'
  readonly key: string
  readonly group: string
  readonly count: number
  readonly waiting: number
  readonly worst: Severity | undefined
  readonly folded: boolean
}

export interface AlertItem {
  readonly type: 'alert'
  readonly key: string
  readonly alert: WireAlert
  /** Told to people together with this one; they stand below it where it is unfolded. */
  readonly members: readonly WireAlert[]
  readonly unfolded: boolean
  /** It stands below the one that it belongs to. */
  readonly isMember: boolean
}

export interface Folding {
  /** Groups of which the head alone is shown. */
  readonly folded: ReadonlySet<string>
  /** Alerts whose members are shown too. */
  readonly unfolded: ReadonlySet<string>
}

export interface Layout extends Folding {
  readonly grouping: Grouping
  /** The group of an alert; while the list is held, that which it had when it was seen. */
  readonly groupOf: (alert: WireAlert) => string
  readonly nameOf: (group: string) => string
}

export function groupIn(grouping: Grouping, alert: WireAlert): string {
  switch (grouping) {
    case 'zone':
      return `${alert.site}/${alert.zone}`
    case 'kind':
      return alert.deviceKind
    case 'rule':
      return alert.rule
    case 'severity':
      return alert.severity
    case 'none':
      return ''
  }
}

/** The lines of the list. Groups stand in an order that no alert changes, so that none of them jumps. */
export function itemsOf(rows: readonly WireAlert[], layout: Layout): readonly Item[] {
  if (layout.grouping === 'none') return matters(rows, layout)
  const groups = Map.groupBy(rows, layout.groupOf)
  return inOrder([...groups.keys()], layout).flatMap(group => {
    const own = groups.get(group) ?? []
    const head = headOf(group, own, layout.folded.has(group))
    return head.folded ? [head] : [head, ...matters(own, layout)]
  })
}

function headOf(group: string, rows: readonly WireAlert[], folded: boolean): HeadItem {
  const waiting = rows.filter(isWaiting).length
  return {
    ...{ type: 'head', key: `group:${group}`, group, count: rows.length, waiting },
    ...{ worst: worstOf(rows), folded },
  }
}

function inOrder(groups: readonly string[], { grouping, nameOf }: Layout): string[] {
  if (grouping === 'severity') return SEVERITIES.filter(severity => groups.includes(severity))
  const names = new Map(groups.map(group => [group, nameOf(group)]))
  const name = (group: string) => names.get(group) ?? group
  return groups.toSorted((a, b) => name(a).localeCompare(name(b), 'zh') || (a < b ? -1 : 1))
}

/** Alerts that people hear of as one are one line, where the one that the others are explained by is shown, by it. */
function matters(rows: readonly WireAlert[], { unfolded }: Folding): Item[] {
  const byMatter = new Map<string, WireAlert[]>()
  for (const row of rows) {
    const own = byMatter.get(row.group)
    if (own === undefined) byMatter.set(row.group, [row])
    else own.push(row)
  }
  const items: Item[] = []
  for (const [matter, own] of byMatter) {
    const lead = own.find(row => row.id === matter) ?? own[0]
    if (lead === undefined) continue
    const members = own.length === 1 ? NONE : own.filter(row => row !== lead)
    const open = members.length > 0 && unfolded.has(matter)
    items.push(alertItem(lead, members, open, false))
    if (open) items.push(...members.map(member => alertItem(member, NONE, false, true)))
  }
  return items
}

const NONE: readonly WireAlert[] = []

const single = new WeakMap<WireAlert, AlertItem>()
const asMember = new WeakMap<WireAlert, AlertItem>()

/** The same object for the same alert, where nothing else tells: what did not change is not drawn again. */
function alertItem(
  alert: WireAlert,
  members: readonly WireAlert[],
  unfolded: boolean,
  isMember: boolean,
): AlertItem {
  const made = isMember ? asMember : single
  const known = members.length === 0 ? made.get(alert) : undefined
  if (known !== undefined) return known
  const item: AlertItem = { type: 'alert', key: alert.id, alert, members, unfolded, isMember }
  if (members.length === 0) made.set(alert, item)
  return item
}
