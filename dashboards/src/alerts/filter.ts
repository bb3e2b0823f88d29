import type { WireAlert } from '../../../services/api/wire/alert.ts'
import {
  CONDITIONS,
  type Condition,
  HANDLINGS,
  type Handling,
  isHeld,
  needsSomebody,
  SEVERITIES,
  type Severity,
} from './alert.ts'

/** Which alerts are shown; it lives in the address. Nothing chosen: everything that still needs somebody. */
export interface Filter {
  readonly view: 'open' | 'history'
  readonly severity: readonly Severity[]
  readonly condition?: Condition
  readonly handling: readonly Handling[]
  readonly kind?: string
  readonly zone?: string
  /** Those too that are held back from people. */
  readonly held: boolean
}

/** Words of the address that mean nothing are left out: an old link shows more, never an error. */
export function filterOf(query: string): Filter {
  const search = new URLSearchParams(query)
  const condition = CONDITIONS.find(known => known === search.get('condition'))
  const kind = search.get('kind')
  const zone = search.get('zone')
  return {
    view: search.get('view') === 'history' ? 'history' : 'open',
    severity: chosen(SEVERITIES, search.get('severity')),
    handling: chosen(HANDLINGS, search.get('handling')),
    held: search.get('held') === 'shown',
    ...(condition ? { condition } : {}),
    ...(kind ? { kind } : {}),
    ...(zone ? { zone } : {}),
  }
}

/** The address of a filter: `''` for the default, so that the plain address is the plain view. */
export function queryOf(filter: Filter): string {
  const parts: string[] = []
  if (filter.view === 'history') parts.push('view=history')
  if (filter.severity.length > 0) parts.push(`severity=${filter.severity.join(',')}`)
  if (filter.condition) parts.push(`condition=${filter.condition}`)
  if (filter.handling.length > 0) parts.push(`handling=${filter.handling.join(',')}`)
  if (filter.kind) parts.push(`kind=${encodeURIComponent(filter.kind)}`)
  if (filter.zone) parts.push(`zone=${encodeURIComponent(filter.zone)}`)
  if (filter.held) parts.push('held=shown')
  return parts.length === 0 ? '' : `?${parts.join('&')}`
}

export const isNarrowed = (filter: Filter): boolean => queryOf({ ...filter, view: 'open' }) !== ''

export const matches =
  (filter: Filter) =>
  (alert: WireAlert): boolean =>
    (filter.view === 'history' || needsSomebody(alert)) &&
    isShown(filter, alert) &&
    among(filter.severity, alert.severity) &&
    among(filter.handling, alert.handling) &&
    (filter.condition === undefined || filter.condition === alert.condition) &&
    (filter.kind === undefined || filter.kind === alert.deviceKind) &&
    (filter.zone === undefined || filter.zone === alert.zone)

/** What people need not hear of now is shown to those who ask for it. */
export const isShown = ({ held }: Filter, alert: WireAlert): boolean => held || !isHeld(alert)

const among = <T>(chosen: readonly T[], value: T): boolean => chosen.length === 0 || chosen.includes(value)

const chosen = <T extends string>(known: readonly T[], list: string | null): T[] => {
  const words = list?.split(',') ?? []
  return known.filter(one => words.includes(one))
}
