import type { Rota } from '../model/duty.ts'
import type { DutyGap, DutyPost } from '../model/duty-gap.ts'
import type { Zone, ZoneId } from '../model/place.ts'
import type { Instant } from '../model/time.ts'
import { DutyBoard, type DutySpan } from './duty-board.ts'
import { type DutyLevel, levelsFor } from './duty-levels.ts'
import type { Presence } from './duty-presence.ts'
import { around } from './zones.ts'

export interface PostSpans extends DutyPost {
  /** Before that nobody is missed: a plan is entered before it begins. */
  readonly begins: Instant
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

/** A post with the rotas that answer for it. */
export interface PostLevels extends DutyPost {
  readonly levels: readonly DutyLevel[]
  /** Those of them that name it. */
  readonly named: readonly Rota[]
}

/**
 * For the whole site those of zones do not stand in, as they would for an alert of it: it is the places without a rota of their
 * own that would have nobody.
 */
export function postLevels(rotas: readonly Rota[], zones: Zones): PostLevels[] {
  const byZone = rotasByZone(rotas)
  const ofSite = byZone.get(null) ?? []
  const near = (zone: ZoneId) => around(zones, zone).flatMap(one => byZone.get(one) ?? [])
  return dutyPosts(rotas).map(({ role, zone }) => {
    const counted = zone === null ? ofSite : [...new Set([...near(zone), ...ofSite])]
    const named = (byZone.get(zone) ?? []).filter(rota => rota.role === role)
    return { role, zone, named, levels: levelsFor(counted, zones, { zone: zone ?? '', role }) }
  })
}

function rotasByZone(rotas: readonly Rota[]): ReadonlyMap<ZoneId | null, readonly Rota[]> {
  const byZone = new Map<ZoneId | null, Rota[]>()
  for (const rota of rotas)
    for (const zone of rota.zones.length === 0 ? [null] : rota.zones) {
      const known = byZone.get(zone)
      if (known === undefined) byZone.set(zone, [rota])
      else known.push(rota)
    }
  return byZone
}

/** Zones of one rota mostly have one answer: it is worked out once for all of them. */
export function sharing<T>(
  board: DutyBoard,
  answer: (levels: readonly DutyLevel[]) => T,
): (levels: readonly DutyLevel[]) => T {
  const known = new Map<string, { readonly found: T }>()
  return levels => {
    const key = board.key(levels)
    const answered = known.get(key) ?? { found: answer(levels) }
    known.set(key, answered)
    return answered.found
  }
}

/** Who is on duty for each post. */
function postSpans(
  rotas: readonly Rota[],
  zones: Zones,
  timeZone: string,
  from: Instant,
  to: Instant,
  presence?: Presence,
): PostSpans[] {
  const board = new DutyBoard(timeZone, presence)
  const spansOf = sharing(board, levels => board.spans(levels, from, to))
  return postLevels(rotas, zones).map(({ role, zone, named, levels }) => {
    return { role, zone, begins: board.begins(named), spans: spansOf(levels) }
  })
}

/** When nobody would be on duty for a post; by post, then by time. */
export const dutyGaps = (
  rotas: Iterable<Rota>,
  zones: Zones,
  timeZone: string,
  from: Instant,
  to: Instant,
  presence?: Presence,
): DutyGap[] => postSpans([...rotas], zones, timeZone, from, to, presence).flatMap(gapsOf)

export const gapsOf = ({ role, zone, begins, spans }: PostSpans): DutyGap[] =>
  spans
    .filter(({ to, on }) => on.length === 0 && to > begins)
    .map(({ from, to }) => ({ role, zone, from: Math.max(from, begins), to }))
