import { SYSTEM } from '../model/person.ts'
import { DAY, type DurationMs, MINUTE } from '../model/time.ts'
import { type AlertLife, alarmOf, lengthOf, type Period, rings } from './life.ts'

/** So many raises of one alarm within less than this: it chatters. */
export const CHATTER_RAISES = 3
export const CHATTER_MS: DurationMs = MINUTE

/** Over within less than this, by itself, before anybody did anything: nobody could have. */
export const FLEETING_MS: DurationMs = MINUTE

/** Active for longer than this: nobody looks at it any more. */
export const STALE_MS: DurationMs = DAY

/** Those that came and went three times a minute, told of or held back. `lives` in the order of their raising. */
export function chattering(lives: readonly AlertLife[]): Set<AlertLife> {
  const found = new Set(lives.filter(life => life.chattered))
  for (const one of byAlarm(lives).values()) {
    for (let last = CHATTER_RAISES - 1; last < one.length; last++) {
      const first = last - CHATTER_RAISES + 1
      if (raisedAt(one, last) - raisedAt(one, first) >= CHATTER_MS) continue
      for (const life of one.slice(first, last + 1)) found.add(life)
    }
  }
  return found
}

/** What chatters has a figure and a remedy of its own, and is none of these. */
export const fleeting = (lives: readonly AlertLife[], chatters: ReadonlySet<AlertLife>): AlertLife[] =>
  lives.filter(life => rings(life) && !chatters.has(life) && isFleeting(life))

const isFleeting = ({ raisedAt, clearedAt, clearedBy, takenAt }: AlertLife): boolean =>
  clearedAt !== null &&
  clearedAt - raisedAt < FLEETING_MS &&
  clearedBy === SYSTEM &&
  (takenAt === null || takenAt >= clearedAt)

export interface Stale {
  readonly lives: readonly AlertLife[]
  /** The most on any one day, counted from the beginning of the period. */
  readonly peak: number
}

export function staleIn(lives: readonly AlertLife[], period: Period): Stale {
  const found = lives.filter(life => rings(life) && staleTime(life, period) !== undefined)
  const days = new Uint32Array(Math.max(1, Math.ceil(lengthOf(period) / DAY)))
  for (const life of found) {
    const { from, to } = staleTime(life, period) ?? period
    const last = Math.ceil((to - period.from) / DAY)
    for (let day = Math.floor((from - period.from) / DAY); day < last; day++) days[day] = (days[day] ?? 0) + 1
  }
  return { lives: found, peak: Math.max(...days) }
}

/** The part of the period in which it was stale. */
function staleTime({ raisedAt, clearedAt }: AlertLife, period: Period): Period | undefined {
  const from = Math.max(raisedAt + STALE_MS, period.from)
  const to = Math.min(clearedAt ?? period.to, period.to)
  return from < to ? { from, to } : undefined
}

const raisedAt = (lives: readonly AlertLife[], place: number): number => lives[place]?.raisedAt ?? Number.NaN

function byAlarm(lives: readonly AlertLife[]): Map<string, AlertLife[]> {
  const alarms = new Map<string, AlertLife[]>()
  for (const life of lives) {
    const name = alarmOf(life)
    const before = alarms.get(name)
    if (before === undefined) alarms.set(name, [life])
    else before.push(life)
  }
  return alarms
}
