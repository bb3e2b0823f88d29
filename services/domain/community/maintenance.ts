import type { AlertChange } from '../model/alert.ts'
import type { MaintenanceWindow } from '../model/maintenance.ts'
import { reconsiderHeldBy } from './reconsider.ts'
import type { Community } from './state.ts'
import { holdingTimer } from './timer.ts'

/** What is raised within it from now on is held back. What people were told of before stays as it is. */
export function planMaintenance(community: Community, window: MaintenanceWindow): void {
  if (window.to <= community.now) return
  community.holds.windows.set(window.id, window)
  community.timers.push(holdingTimer('window-end', window.id, window.to))
}

/** By its end, or because somebody ends it: people hear of what is still so. */
export function endMaintenance(community: Community, id: string, changes: AlertChange[]): void {
  if (community.holds.windows.delete(id)) reconsiderHeldBy(community, id, changes)
}

/** What a version before held back and this one does not is heard of at its start. */
export function reconsiderMaintenance(community: Community, changes: AlertChange[]): void {
  for (const id of community.holds.windows.keys()) reconsiderHeldBy(community, id, changes)
}
