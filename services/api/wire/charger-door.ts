import { z } from 'zod'
import { time } from './alert.ts'
import { id } from './device.ts'
import { turnedAway } from './device-door.ts'

/** What `GET /api/charger-door` answers. */
export const chargerDoor = z.object({
  door: z
    .object({
      port: z.int(),
      securityProfile: z.literal([1, 2]).describe('Of OCPP; 2: it speaks TLS, and nothing else is let in'),
    })
    .nullable()
    .describe('Nothing where `LINLI_OCPP_PORT` is not set'),
  turnedAway: z
    .array(turnedAway)
    .describe('Whose TLS handshake failed, before they said a name; the latest first'),
  chargePoints: z.array(
    z.object({
      id: z.string().describe('As it calls itself'),
      device: id.nullable(),
      state: z.enum(['connected', 'away', 'refused']),
      since: time,
      securityProfile: z.literal([1, 2]),
      address: z.string().nullable(),
      isWaiting: z.boolean().describe('It can be adopted: see `GET /api/unclaimed`, source `ocpp`'),
      refused: z
        .object({ reason: z.string(), count: z.int(), lastAt: time })
        .nullable()
        .describe('Since it was let in last'),
    }),
  ),
})
export type WireChargerDoor = z.infer<typeof chargerDoor>
