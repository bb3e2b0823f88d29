import type { Rota } from '../model/duty.ts'
import type { Role } from '../model/person.ts'
import type { Zone, ZoneId } from '../model/place.ts'
import type { Instant } from '../model/time.ts'
import { type DutySpan, dutyBetween, spansOf } from './duty.ts'
import { levelsFor } from './duty-levels.ts'

/** What somebody is to be on duty for, for a rota says so. */
export interface DutyPost {
  readonly role: Role
  /** `null`: for the whole site. */
  readonly zone: ZoneId | null
}

export interface DutyGap extends DutyPost {
  readonly from: Instant
  readonly to: Instant
}

type Zones = ReadonlyMap<ZoneId, Zone>

/** Every zone that a rota names, once for each role; by role, the whole site first. */
export function dutyPosts(rotas: Iterable<Rota>): DutyPost[] {
  const posts = new Map<string, DutyPost>()
  for (const { role, zones } of rotas)
    for (const zone of zones.length === 0 ? [null] : zones) posts.set(`${role} ${zone ?? ''}`, { role, zone })
  return [...posts].sort(([a], [b]) => (a < b ? -1 : 1)).map(([, post]) => post)
}

/**
 * Who is on duty for a post. For the whole site those of zones do not stand in, as they would for an alert of it: it is the
 * places without a rota of their own that would have nobody.
 */
export function spansOfPost(
  rotas: Iterable<Rota>,
  zones: Zones,
  { role, zone }: DutyPost,
  timeZone: string,
  from: Instant,
  to: Instant,
): DutySpan[] {
  const counted = [...rotas].filter(rota => zone !== null || rota.zones.length === 0)
  return spansOf(
    dutyBetween(levelsFor(counted, zones, { zone: zone ?? '', role }), timeZone, from, to),
    from,
    to,
  )
}

/** When nobody would be on duty for a post; by post, then by time. */
export function dutyGaps(
  rotas: Iterable<Rota>,
  zones: Zones,
  timeZone: string,
  from: Instant,
  to: Instant,
): DutyGap[] {
  const all = [...rotas]
  return dutyPosts(all).flatMap(post =>
    spansOfPost(all, zones, post, timeZone, from, to)
      .filter(({ on }) => on.length === 0)
      .map(span => ({ ...post, from: span.from, to: span.to })),
  )
}
