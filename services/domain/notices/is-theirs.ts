import type { Alert } from '../model/alert.ts'
import type { Member, Roster } from '../model/roster.ts'
import { carersOf } from './carers.ts'
import { isWithin } from './zones.ts'

/** Whether it is where somebody's work is; of a caregiver, whether it is of one of their wearers. */
export const isTheirs = (
  { id, role, zones }: Member,
  { deviceId, zone }: Pick<Alert, 'deviceId' | 'zone'>,
  roster: Pick<Roster, 'zones' | 'wearers'>,
): boolean =>
  role === 'caregiver' ? carersOf(roster, deviceId).includes(id) : isWithin(roster.zones, zone, zones)
