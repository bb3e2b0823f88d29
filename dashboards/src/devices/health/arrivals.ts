import type { WireHistory } from '../../../../services/api/wire/device.ts'

export const DAY_MS = 86_400_000
export const DAYS = 30

export interface ArrivalDay {
  readonly at: number
  readonly count: number
  readonly expected: number
  readonly is: 'full' | 'part' | 'none'
}

/** A few that are missing are no gap: devices are never quite on time. */
const FULL_FROM = 0.9

/** Day by day (in UTC) how many readings came, of how many that were to come; today so far. */
export function arrivalDays(history: WireHistory | undefined, intervalMs: number, now: number): ArrivalDay[] {
  const counts = new Map((history?.points ?? []).map(({ at, count = 0 }) => [Date.parse(at), count]))
  const today = Math.floor(now / DAY_MS) * DAY_MS
  return Array.from({ length: DAYS }, (_, i) => {
    const at = today - (DAYS - 1 - i) * DAY_MS
    const count = counts.get(at) ?? 0
    const expected = Math.floor(Math.min(DAY_MS, now - at) / intervalMs)
    const is = count === 0 && expected > 0 ? 'none' : count >= FULL_FROM * expected ? 'full' : 'part'
    return { at, count, expected, is }
  })
}
