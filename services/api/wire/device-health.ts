import { z } from 'zod'
import { time } from './alert.ts'
import { id } from './device.ts'

const reason = z.string().describe('As it is counted in `/metrics`: `not-json`, `metric-out-of-range`, …')
const refusalCount = z.object({
  reason,
  metric: z.string().optional(),
  count: z.int(),
  lastAt: time,
})

/** What `GET /api/devices/{id}/health` answers. */
export const deviceHealth = z.object({
  lagMs: z
    .int()
    .nullable()
    .describe(
      'How old the newest reading was when it came, by the clock of the device; negative where that is ahead, null where it sends no `ts`',
    ),
  refused: z.object({
    since: time.describe(
      'Since the server began; of devices that it has forgotten again for want of room, less',
    ),
    total: z.int(),
    reasons: z.array(refusalCount).describe('The most frequent first'),
    latest: z
      .array(z.object({ at: time, reason, metric: z.string().optional() }))
      .describe('The newest first'),
  }),
})
export type WireDeviceHealth = z.infer<typeof deviceHealth>

/** What `GET /api/device-refusals` answers: those of which something was refused. */
export const deviceRefusals = z.object({
  since: time,
  devices: z.array(z.object({ id, total: z.int(), reasons: z.array(refusalCount) })),
})
export type WireDeviceRefusals = z.infer<typeof deviceRefusals>
