import { z } from 'zod'

const word = z.string().min(1).max(256)
const file = z.string().min(1).max(4_096)

/** A message id has 16 bits; the flow remembers the last thousand messages of a device by theirs. */
const IN_FLIGHT_MAX = 1_000
const MIB = 1_048_576
const WEEK_S = 7 * 86_400

/** One entry of the file of `LINLI_BRIDGES`. */
export const bridgeForm = z.strictObject({
  id: z.string().regex(/^[a-z0-9][a-z0-9-]{0,63}$/, 'expected small letters, digits and -, 64 at the most'),
  url: z.string(),
  username: word.optional(),
  passwordFile: file.optional(),
  caFile: file.optional(),
  certFile: file.optional(),
  keyFile: file.optional(),
  serverName: word.optional(),
  protocol: z.union([z.literal(4), z.literal(5)], 'expected 4 (MQTT 3.1.1) or 5').default(4),
  clientId: word.optional(),
  cleanSession: z.boolean().default(false),
  sessionExpirySeconds: z.int().min(0).max(4_294_967_295).optional(),
  shared: z
    .string()
    .regex(/^[^/+#\s]{1,64}$/, 'expected a name without /, + and #')
    .optional(),
  qos: z.union([z.literal(0), z.literal(1), z.literal(2)], 'expected 0, 1 or 2').default(1),
  keepaliveSeconds: z.int().min(5).max(3_600).default(30),
  inFlightMax: z.int().min(1).max(IN_FLIGHT_MAX).default(100),
  inFlightBytesMax: z
    .int()
    .min(1_024)
    .max(1_024 * MIB)
    .default(4 * MIB),
  gateway: word.optional(),
})
export type BridgeForm = z.output<typeof bridgeForm>

/** What is told where an entry says nothing of it, in MQTT 5 alone: without it a session ends with its connection. */
export const SESSION_EXPIRY_S = WEEK_S
