import type { Evidence, KeptReading } from '../model/alert.ts'
import { SYSTEM } from '../model/person.ts'
import type { Values } from '../model/reading.ts'
import type { Instant } from '../model/time.ts'
import { type AlertRecord, record } from './record.ts'

/** Of one episode. A plate that is read another way at each look must not make an alert grow, or announce it for ever. */
export const KEPT_MAX = 8

/** What was seen of an episode, or of what may become one: plain data, part of the snapshot. */
export interface Seen {
  /** When what is waited for began: what was seen before that was of something else. */
  readonly since: Instant
  readonly kept: readonly KeptReading[]
}

/**
 * What is kept once this reading is known, or nothing where it shows no more than what is kept already. `names` begins
 * with the metric that says who it is: each who is kept once, in the reading that shows most.
 */
export function keepBest(
  kept: readonly KeptReading[],
  at: Instant,
  reported: Values,
  names: readonly string[],
): readonly KeptReading[] | undefined {
  const values = named(reported, names)
  const shown = sizeOf(values)
  if (shown === 0) return undefined
  const who = values[names[0] as string]
  const isRival = ({ values }: KeptReading) => who === undefined || values[names[0] as string] === who
  if (kept.some(known => isRival(known) && sizeOf(known.values) >= shown)) return undefined
  const others = who === undefined ? kept : kept.filter(known => !isRival(known))
  return others.length >= KEPT_MAX ? undefined : [...others, { at, values }]
}

/** Something more is known of an alert that people have heard of: they hear of that at once. */
export function join(of: AlertRecord, kept: Evidence['kept'] & object, at: Instant, isTrigger: boolean) {
  if (isTrigger) of.occurrences++
  of.occurredAt = at
  return record(of, { type: 'occurred', at, actor: SYSTEM }, { evidence: { ...of.alert.evidence, kept } })
}

const named = (reported: Values, names: readonly string[]): Values =>
  Object.fromEntries(
    names.flatMap(name => {
      const value = reported[name]
      return value === undefined || value === '' ? [] : [[name, value]]
    }),
  )

const sizeOf = (values: Values): number => Object.keys(values).length
