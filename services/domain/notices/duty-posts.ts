import type { Rota } from '../model/duty.ts'
import type { DutyGap, DutyPost } from '../model/duty-gap.ts'
import type { Zone, ZoneId } from '../model/place.ts'
import type { Instant } from '../model/time.ts'
import { DutyBoard, type DutySpan, type IsThere } from './duty-board.ts'
import { type DutyLevel, levelsFor } from './duty-levels.ts'

export interface PostSpans extends DutyPost {
  readonly spans: readonly DutySpan[]
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
 * The rotas that answer for a post. For the whole site those of zones do not stand in, as they would for an alert of it: it
 * is the places without a rota of their own that would have nobody.
 */
export function levelsOfPost(rotas: readonly Rota[], zones: Zones, { role, zone }: DutyPost): DutyLevel[] {
  const counted = zone === null ? rotas.filter(rota => rota.zones.length === 0) : rotas
  return levelsFor(counted, zones, { zone: zone ?? '', role })
}

/** Who is on duty for each post. */
export function postSpans(
  rotas: readonly Rota[],
  zones: Zones,
  timeZone: string,
  from: Instant,
  to: Instant,
  isThere?: IsThere,
): PostSpans[] {
  const board = new DutyBoard(timeZone, isThere)
  return dutyPosts(rotas).map(post => ({
    ...post,
    spans: board.spans(levelsOfPost(rotas, zones, post), from, to),
  }))
}

/** When nobody would be on duty for a post; by post, then by time. */
export const dutyGaps = (
  rotas: Iterable<Rota>,
  zones: Zones,
  timeZone: string,
  from: Instant,
  to: Instant,
  isThere?: IsThere,
): DutyGap[] => postSpans([...rotas], zones, timeZone, from, to, isThere).flatMap(gapsOf)

export const gapsOf = ({ role, zone, spans }: PostSpans): DutyGap[] =>
  spans.flatMap(({ from, to, on }) => (on.length > 0 ? [] : [{ role, zone, from, to }]))
