import type { AlertChange } from '../model/alert.ts'
import type { Actor } from '../model/person.ts'
import { type Instant, MINUTE } from '../model/time.ts'
import { type AlertRecord, record } from './record.ts'

/** One person presses for one alert at most this often. */
export const URGE_AGAIN_MS = MINUTE

/** When somebody may press again; nothing where at once. */
export function mayUrgeAt({ urgings = [] }: AlertRecord, by: Actor, at: Instant): Instant | undefined {
  const last = urgings.find(one => one.by === by)
  return last === undefined || at - last.at >= URGE_AGAIN_MS ? undefined : last.at + URGE_AGAIN_MS
}

/** Somebody presses. It is no change of the handling: whoever is about to act on it is not refused for it. */
export function urge(of: AlertRecord, by: Actor, at: Instant, note: string | undefined): AlertChange {
  const lately = (of.urgings ?? []).filter(one => one.by !== by && at - one.at < URGE_AGAIN_MS)
  of.urgings = [...lately, { by, at }]
  const urged = { times: (of.alert.urged?.times ?? 0) + 1, at }
  return record(of, { type: 'urged', at, actor: by, note }, { urged })
}
