import type { MaintenanceWindow } from '../../domain/model/maintenance.ts'
import { toRfc3339 } from '../../domain/model/time.ts'
import type { WireMaintenanceWindow } from '../wire/maintenance.ts'
import { defined } from './defined.ts'

export const maintenanceForm = (window: MaintenanceWindow): WireMaintenanceWindow => ({
  id: window.id,
  scope: { site: window.site, ...defined({ zone: window.zone, device: window.device }) },
  from: toRfc3339(window.from),
  to: toRfc3339(window.to),
  reason: window.reason,
  by: window.by,
})
