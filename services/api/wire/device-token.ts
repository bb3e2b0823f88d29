import { z } from 'zod'
import { time } from './alert.ts'
import { deviceCertificate } from './device-certificate.ts'

/** The body of `POST /api/devices/{id}/token`; none is as an empty one. */
export const tokenBody = z
  .strictObject({
    overlapMs: z
      .int()
      .min(0)
      .optional()
      .describe(
        'How long the former token stays good; `LINLI_TOKEN_OVERLAP_MINUTES` where absent, 0: it ends at once',
      ),
    endsAfterUseMs: z
      .int()
      .min(0)
      .optional()
      .describe('The former ends earlier, so long after the new one was used for the first time'),
    form: z
      .enum(['hex', 'base64url'])
      .optional()
      .describe(
        '`hex`: 40 hex digits, as much as a charger takes; where absent, of chargers and of what is heard at `ocpp`, else `base64url`',
      ),
  })
  .nullish()

const chargerWay = z.object({
  chargePoint: z.string().describe('Its id in OCPP, and its user name'),
  path: z.string().describe('Behind `ws://host:port`, `wss://` where the profile is 2'),
  port: z.int(),
  securityProfile: z.literal([1, 2]),
})
export type WireChargerWay = z.infer<typeof chargerWay>

/** What `POST /api/devices/{id}/token` answers, once: the server keeps a hash alone. */
export const deviceToken = z.object({
  username: z.string(),
  token: z.string(),
  topic: z.string().describe('Where it publishes its telemetry'),
  mqtt: z
    .object({ port: z.int(), tlsPort: z.int().optional() })
    .describe('Where this server listens; what stands before it may show other ports'),
  ocpp: chargerWay
    .nullish()
    .describe(
      'Of a charger that connects by itself: where, as OCPP 1.6J; `null` where `LINLI_OCPP_PORT` is not set',
    ),
})
export type WireDeviceToken = z.infer<typeof deviceToken>

const keptToken = z.object({
  which: z.enum(['current', 'former']),
  state: z.enum(['in-use', 'never-used']),
  madeAt: time.nullable(),
  lastUsedAt: time.nullable().describe('To the hour'),
  endsAt: time.nullable(),
})

/** What `GET /api/devices/{id}/token` answers: never a token. */
export const deviceTokens = z.object({
  tokens: z.array(keptToken),
  certificate: z
    .object({ serial: z.string(), fingerprint: z.string(), expiresAt: time, seenAt: time })
    .nullable()
    .describe('What it signed in with last; to the hour after a restart'),
  certificates: z.array(deviceCertificate).describe('About which somebody decided, the latest first'),
  certificatesMax: z.int(),
  certificateDoor: z
    .object({ tls: z.boolean(), ca: z.boolean() })
    .describe('What a certificate needs: the TLS port, and the CA of `LINLI_MQTT_CLIENT_CA`'),
  overlapMs: z.int().describe('Where a new token names none'),
  overlapMsMax: z.int(),
})
export type WireDeviceTokens = z.infer<typeof deviceTokens>
