import type { Rota } from '../model/duty.ts'
import { ROLES, type Role } from '../model/person.ts'
import type { Zone, ZoneId } from '../model/place.ts'
import { around } from './zones.ts'

/** For what somebody is asked for. */
export interface DutyWhere {
  /** Empty: for the site itself, or for what is in no zone. Whoever is on duty anywhere then stands in for the site's. */
  readonly zone: ZoneId
  /** Any, where absent. */
  readonly role?: Role
}

/** Rotas of one role that are equally near. */
export interface DutyLevel {
  readonly role: Role
  readonly rotas: readonly Rota[]
  /** The zone that is asked for, and all that it lies in. */
  readonly near: readonly ZoneId[]
}

type Zones = ReadonlyMap<ZoneId, Zone>

/**
 * The rotas that answer for a place, the nearest first; equally near ones by role and by id. Of a zone for which no rota
 * answers it is whoever is on duty anywhere, unless one role is asked for: who is on duty is nobody only where that is an
 * alert of its own.
 */
export function levelsFor(rotas: Iterable<Rota>, zones: Zones, { zone, role }: DutyWhere): DutyLevel[] {
  const near = around(zones, zone)
  const asked = [...rotas].filter(rota => (role ?? rota.role) === rota.role)
  const answering = asked.filter(rota => levelOf(rota, near) !== undefined)
  const standIns = zone === '' || (answering.length === 0 && role === undefined)
  return inLevels(standIns ? asked : answering, near)
}

function inLevels(rotas: readonly Rota[], near: readonly ZoneId[]): DutyLevel[] {
  const levels = new Map<number, Rota[]>()
  for (const rota of rotas) {
    const level = levelOf(rota, near) ?? near.length + 1
    const key = level * ROLES.length + ROLES.indexOf(rota.role)
    levels.set(key, [...(levels.get(key) ?? []), rota])
  }
  return [...levels]
    .sort(([a], [b]) => a - b)
    .map(([key, of]) => ({ role: ROLES[key % ROLES.length] as Role, rotas: of.sort(byId), near }))
}

/** How far out a rota stands, by the nearest of its zones; beyond all zones where it is the whole site's. */
function levelOf(rota: Rota, near: readonly ZoneId[]): number | undefined {
  if (rota.zones.length === 0) return near.length
  const level = near.findIndex(zone => rota.zones.includes(zone))
  return level < 0 ? undefined : level
}

const byId = (a: Rota, b: Rota): number => (a.id < b.id ? -1 : 1)
