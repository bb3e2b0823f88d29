import { z } from 'zod'
import { time } from './alert.ts'
import { id } from './device.ts'

const scope = z
  .strictObject({ site: id.optional(), zone: id.optional(), device: id.optional() })
  .describe('A site, a zone of it, or a device')

/** The body of `POST /api/maintenance`. */
export const maintenanceBody = z.strictObject({
  scope,
  from: z.iso.datetime({ offset: true }).optional().describe('Now where it is absent'),
  to: z.iso.datetime({ offset: true }),
  reason: z.string().trim().min(1).max(500),
})
export type WireMaintenanceBody = z.infer<typeof maintenanceBody>

export const maintenanceWindow = z.object({
  id: z.string(),
  scope,
  from: time,
  to: time.describe('What is still so then, people hear of'),
  reason: z.string(),
  by: z.string(),
})
export type WireMaintenanceWindow = z.infer<typeof maintenanceWindow>

export const maintenanceList = z.object({ windows: z.array(maintenanceWindow) })
export type WireMaintenanceList = z.infer<typeof maintenanceList>
