import { z } from 'zod'
import { stamp, time, words } from './alert.ts'
import { id } from './device.ts'
import { prose } from './line.ts'

export const maintenanceScope = z
  .strictObject({ site: id.optional(), zone: id.optional(), device: id.optional() })
  .describe('A site, a zone of it, or a device')
export type WireMaintenanceScope = z.infer<typeof maintenanceScope>

/** The body of `POST /api/maintenance`. */
export const maintenanceBody = z.strictObject({
  scope: maintenanceScope,
  from: stamp.optional().describe('Now where it is absent'),
  to: stamp,
  reason: prose(500).trim().min(1),
})
export type WireMaintenanceBody = z.infer<typeof maintenanceBody>

export const maintenanceWindow = z.object({
  id: z.string(),
  scope: maintenanceScope,
  from: time,
  to: time.describe('What is still so then, people hear of'),
  reason: z.string(),
  by: z.string(),
})
export type WireMaintenanceWindow = z.infer<typeof maintenanceWindow>

/** What `POST /api/maintenance/preview` answers, and `POST /api/maintenance` with the window. */
export const silence = z.object({
  devices: z.int().describe('Those that it covers'),
  silences: z
    .array(z.object({ rule: z.string(), title: words, devices: z.int() }))
    .describe(
      'What may be critical and will not be heard of until its end, with how many devices it is about',
    ),
})
export type WireSilence = z.infer<typeof silence>

/** What `POST /api/maintenance` answers. */
export const plannedWindow = maintenanceWindow.extend(silence.shape)
export type WirePlannedWindow = z.infer<typeof plannedWindow>

export const maintenanceList = z.object({ windows: z.array(maintenanceWindow) })
export type WireMaintenanceList = z.infer<typeof maintenanceList>
