import type { MaintenanceWindow } from '../model/maintenance.ts'
import type { Instant } from '../model/time.ts'
import type { Stage, Subject } from './stage.ts'

/**
 * Of several windows the one that lasts longest, so that one reason holds until the last of them is over. Whoever plans work on a
 * band may not see how its wearer is, and cannot judge whether that may wait: it is heard of all the same.
 */
export const inMaintenance: Stage = ({ windows }, subject, at) => {
  if (subject.isAboutPerson) return undefined
  let longest: MaintenanceWindow | undefined
  for (const window of windows.values()) {
    if (covers(window, subject, at) && (longest === undefined || window.to > longest.to)) longest = window
  }
  return longest && { reason: 'maintenance', by: longest.id }
}

export const covers = (
  { zone, device, from, to }: MaintenanceWindow,
  subject: Pick<Subject, 'zone' | 'deviceId'>,
  at: Instant,
): boolean =>
  from <= at &&
  at < to &&
  (zone === undefined || zone === subject.zone) &&
  (device === undefined || device === subject.deviceId)
