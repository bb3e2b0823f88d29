import { z } from 'zod'
import { time } from './alert.ts'
import { id } from './device.ts'

/** Somebody who was not let in at a door. */
export const turnedAway = z.object({
  address: z.string().nullable(),
  name: z.string().nullable().describe('As it calls itself, where it said so much'),
  device: id.nullable().describe('The device of this name, where there is one'),
  reason: z.string(),
  count: z.int(),
  lastAt: time,
})
export type WireTurnedAway = z.infer<typeof turnedAway>

/** What `GET /api/device-door` answers. */
export const deviceDoor = z.object({
  port: z.int().describe('MQTT without TLS'),
  tlsPort: z.int().nullable().describe('Nothing where `LINLI_TLS_CERT` is not set'),
  turnedAway: z
    .array(turnedAway)
    .describe('Since the server began, the latest first; of a device that was let in since nothing'),
})
export type WireDeviceDoor = z.infer<typeof deviceDoor>
