import type { WireAlert } from '../../../services/api/wire/alert.ts'
import {
  CONDITIONS,
  type Condition,
  HANDLINGS,
  type Handling,
  isHeld,
  isWaiting,
  needsSomebody,
  SEVERITIES,
  type Severity,
} from './alert.ts'

/** What still needs somebody; of that, what needs this very person; and all there ever was. */
export const VIEWS = ['open', 'needs-me', 'history'] as const
/** Stands for whoever looks, so that a view can be sent to a colleague. */
export const MINE = 'mine'
/** What narrows a list to one value each. */
const SINGLE = ['kind', 'site', 'zone', 'rule', 'device', 'assignee'] as const

/** Which alerts are shown; it lives in the address. Nothing chosen: everything that still needs somebody. */
export interface Filter {
  readonly view: (typeof VIEWS)[number]
  readonly severity: readonly Severity[]
  readonly condition?: Condition
  readonly handling: readonly Handling[]
  readonly kind?: string
  readonly site?: string
  readonly zone?: string
  readonly rule?: string
  readonly device?: string
  /** A user name, or `mine`. */
  readonly assignee?: string
  /** In the number, the zone, the name of the device, or the title. */
  readonly text?: string
  /** Those too that are held back from people. */
  readonly held: boolean
}

/** What a filter is read against. */
export interface Known {
  readonly username: string
  /** All that an alert is found by, in small letters. */
  readonly wordsOf: (alert: WireAlert) => string
}

/** Words of the address that mean nothing are left out: an old link shows more, never an error. */
export function filterOf(query: string): Filter {
  const search = new URLSearchParams(query)
  const condition = CONDITIONS.find(known => known === search.get('condition'))
  const text = search.get('q')?.trim()
  return {
    view: VIEWS.find(known => known === search.get('view')) ?? 'open',
    severity: chosen(SEVERITIES, search.get('severity')),
    handling: chosen(HANDLINGS, search.get('handling')),
    held: search.get('held') === 'shown',
    ...(condition ? { condition } : {}),
    ...Object.fromEntries(SINGLE.map(name => [name, search.get(name)] as const).filter(([, value]) => value)),
    ...(text ? { text } : {}),
  }
}

/** The address of a filter: `''` for the default, so that the plain address is the plain view. */
export function queryOf(filter: Filter): string {
  const parts: string[] = []
  if (filter.view !== 'open') parts.push(`view=${filter.view}`)
  if (filter.severity.length > 0) parts.push(`severity=${filter.severity.join(',')}`)
  if (filter.condition) parts.push(`condition=${filter.condition}`)
  if (filter.handling.length > 0) parts.push(`handling=${filter.handling.join(',')}`)
  for (const name of SINGLE) {
    const value = filter[name]
    if (value) parts.push(`${name}=${encodeURIComponent(value)}`)
  }
  if (filter.text) parts.push(`q=${encodeURIComponent(filter.text)}`)
  if (filter.held) parts.push('held=shown')
  return parts.length === 0 ? '' : `?${parts.join('&')}`
}

export const isNarrowed = (filter: Filter): boolean => queryOf({ ...filter, view: 'open' }) !== ''

export const plainly = (view: Filter['view']): Filter => ({ view, severity: [], handling: [], held: false })

export function matches(filter: Filter, known: Known): (alert: WireAlert) => boolean {
  const text = filter.text?.toLowerCase()
  const assignee = filter.assignee === MINE ? known.username : filter.assignee
  return alert =>
    isOfView(filter.view, alert, known.username) &&
    isShown(filter, alert) &&
    among(filter.severity, alert.severity) &&
    among(filter.handling, alert.handling) &&
    equal(filter.condition, alert.condition) &&
    equal(filter.kind, alert.deviceKind) &&
    equal(filter.site, alert.site) &&
    equal(filter.zone, alert.zone) &&
    equal(filter.rule, alert.rule) &&
    equal(filter.device, alert.deviceId) &&
    equal(assignee, alert.assignee) &&
    (text === undefined || known.wordsOf(alert).includes(text))
}

/** What people need not hear of now is shown to those who ask for it. */
export const isShown = ({ held }: Pick<Filter, 'held'>, alert: WireAlert): boolean => held || !isHeld(alert)

/** Somebody's own, and what nobody has taken up yet. What waits for a spare part needs nobody meanwhile. */
const needsMe = (alert: WireAlert, username: string): boolean =>
  alert.pausedUntil === null && (alert.assignee === username || isWaiting(alert))

const isOfView = (view: Filter['view'], alert: WireAlert, username: string): boolean =>
  view === 'history' || (needsSomebody(alert) && (view === 'open' || needsMe(alert, username)))

const equal = <T>(wanted: T | undefined, value: T | null): boolean => wanted === undefined || wanted === value

const among = <T>(chosen: readonly T[], value: T): boolean => chosen.length === 0 || chosen.includes(value)

const chosen = <T extends string>(known: readonly T[], list: string | null): T[] => {
  const words = list?.split(',') ?? []
  return known.filter(one => words.includes(one))
}
