import type { WireBacktestBody } from '../../../../services/api/wire/backtest.ts'
import { type Override, type Scope, sameScope, withOverride } from '../places/scopes.ts'

const DAY_MS = 86_400_000
export const DAYS = [1, 7, 30, 90] as const

/** What is tried, as it stands in the address: `?set=highPercent:95&device=bin-1&days=30`. */
export interface BacktestAsked {
  readonly settings: Readonly<Record<string, number>>
  readonly scope: Scope
  readonly days: number
}

export function askedIn(query: string): BacktestAsked {
  const place = new URLSearchParams(query)
  const settings = place.getAll('set').flatMap(pair => {
    const [name = '', value = ''] = pair.split(':')
    return value !== '' && Number.isFinite(Number(value)) ? [[name, Number(value)] as const] : []
  })
  const scope = Object.fromEntries(
    (['site', 'zone', 'device'] as const).flatMap(part => {
      const value = place.get(part)
      return value === null || value === '' ? [] : [[part, value]]
    }),
  )
  const days = Number(place.get('days'))
  return {
    settings: Object.fromEntries(settings),
    scope,
    days: Number.isInteger(days) && days > 0 ? days : 7,
  }
}

export function addressOf({ settings, scope, days }: BacktestAsked): string {
  const place = new URLSearchParams({ tab: 'backtest' })
  for (const [name, value] of Object.entries(settings)) place.append('set', `${name}:${value}`)
  for (const [part, value] of Object.entries(scope)) if (value !== undefined) place.set(part, value)
  place.set('days', String(days))
  return `?${place}`
}

/** What is set now, with what is tried in its place there. */
export function triedOverrides(
  overrides: readonly Override[],
  { settings, scope }: BacktestAsked,
): Override[] {
  if (Object.keys(settings).length === 0) return [...overrides]
  const there = overrides.find(one => sameScope(one.scope, scope))
  return withOverride(overrides, { ...there, scope, settings: { ...there?.settings, ...settings } })
}

interface Trying {
  readonly rule: string
  readonly overrides: readonly Override[]
  readonly asked: BacktestAsked
  readonly now: number
  /** A draft in the place of the rule. */
  readonly definition?: unknown
}

export function bodyOf({ rule, overrides, asked, now, definition }: Trying): WireBacktestBody {
  const { device, ...place } = asked.scope
  return {
    rule,
    overrides: triedOverrides(overrides, asked),
    ...(definition === undefined ? {} : { definition }),
    scope: { ...place, ...(device === undefined ? {} : { devices: [device] }) },
    from: new Date(now - asked.days * DAY_MS).toISOString(),
  }
}
