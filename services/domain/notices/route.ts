import type { About } from '../model/about.ts'
import type { DeviceId } from '../model/device.ts'
import type { Target } from '../model/escalation.ts'
import type { Role } from '../model/person.ts'
import type { ZoneId } from '../model/place.ts'
import type { Roster } from '../model/roster.ts'
import { isWithin } from './zones.ts'

/** What is to be seen to, and where. */
export interface Matter {
  readonly about: About
  readonly deviceId: DeviceId
  readonly zone: ZoneId
}

/** Whose work it is, the likeliest first; of these the first that the site has for the zone. */
const WORK: Readonly<Record<About, readonly Role[]>> = {
  person: ['grid-worker', 'manager', 'administrator'],
  device: ['technician', 'grid-worker', 'manager', 'administrator'],
  place: ['grid-worker', 'manager', 'administrator'],
  server: ['administrator', 'technician', 'manager'],
}

/**
 * Who is told first, by what it is about: the wearer's carers, whoever mends devices, the zone's grid worker, whoever runs
 * the server. A wearer without carers is her zone's business. Of a role that has a rota for the zone whoever is on duty, of
 * another one everybody. Where a site has none of them: whoever is on duty there in any role, which may be nobody.
 */
export function routeOf(matter: Matter, roster: Roster): readonly Target[] {
  if (matter.about === 'person' && hasCarers(roster, matter.deviceId)) return [{ who: 'carers' }]
  for (const role of WORK[matter.about]) {
    if (hasRota(roster, role, matter.zone)) return [{ who: 'duty', role }]
    if (hasMember(roster, role, matter.zone)) return [{ who: 'role', role }]
  }
  return [{ who: 'duty' }]
}

function hasCarers({ wearers }: Roster, deviceId: DeviceId): boolean {
  for (const { device, carers } of wearers.values()) if (device === deviceId && carers.length > 0) return true
  return false
}

function hasRota({ rotas, zones }: Roster, role: Role, zone: ZoneId): boolean {
  for (const rota of rotas.values()) if (rota.role === role && isWithin(zones, zone, rota.zones)) return true
  return false
}

function hasMember({ members, zones }: Roster, role: Role, zone: ZoneId): boolean {
  for (const member of members.values())
    if (member.role === role && isWithin(zones, zone, member.zones)) return true
  return false
}
