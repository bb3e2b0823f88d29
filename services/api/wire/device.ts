import { z } from 'zod'
import { CONSENTS } from '../../domain/model/household.ts'
import { ID_PATTERN } from '../../domain/model/place.ts'
import { metricValue, stamp, time, words } from './alert.ts'
import { line } from './line.ts'

export const ID_WORDS = 'letters, digits, and . _ : - inside; at most 64 characters'
export const id = z.string().regex(ID_PATTERN, ID_WORDS)

export const mounting = z
  .strictObject({
    emptyMm: z.number().positive().max(100_000),
    fullMm: z.number().min(0).max(100_000),
    deadZoneMm: z.number().min(0).max(100_000).optional(),
  })
  .refine(({ emptyMm, fullMm }) => fullMm < emptyMm, {
    path: ['fullMm'],
    error: 'expected less than `emptyMm`: the sensor looks down',
  })

export const origin = z.strictObject({
  source: id,
  address: z.string().min(1).max(200).describe('What the source calls it'),
  codec: z.string().max(64).optional(),
  mounting: mounting.optional(),
})

/** The body of `PUT /api/devices/{id}`. */
export const deviceBody = z.strictObject({
  kind: z.string().max(64),
  site: id,
  zone: id,
  name: line(100),
  model: line(100).optional(),
  gateway: id.optional(),
  expectedIntervalMs: z
    .int()
    .min(1_000)
    .max(31 * 86_400_000)
    .optional(),
  origin: origin.optional().describe('Where it is heard, when a source speaks for it'),
})
export type WireDeviceBody = z.infer<typeof deviceBody>

export const device = deviceBody.extend({
  id,
  // What was written before it was looked at is told as it is.
  name: z.string(),
  model: z.string().optional(),
  online: z
    .boolean()
    .nullable()
    .describe('The word of the device itself or its last will; null when it never said'),
  firmware: z.string().optional().describe('The version that it last said it runs, in its status'),
  lastSeenAt: time.nullable(),
  values: z.record(z.string(), metricValue),
  withoutConsent: z
    .array(z.enum(CONSENTS))
    .optional()
    .describe('What the wearer did not agree to have shown; it is not among the values'),
})
export type WireDevice = z.infer<typeof device>

export const deviceList = z.object({
  devices: z.array(device),
  now: time.describe('The time of the flow, against which ages are counted'),
})
export type WireDeviceList = z.infer<typeof deviceList>

/** What `DELETE /api/devices/{id}` answers of a gateway that others report through. */
export const gatewayDeleted = z.object({
  behind: z.array(id).describe('They still name it as their gateway'),
  says: words,
})
export type WireGatewayDeleted = z.infer<typeof gatewayDeleted>

export const historyFilter = z.strictObject({
  metric: z.string().max(64).optional(),
  from: stamp.optional().describe('A day ago where absent'),
  to: stamp.optional(),
  every: z.coerce.number().int().min(1_000).optional().describe('Window in milliseconds'),
  limit: z.coerce.number().int().min(1).max(10_000).default(2_000),
})

export const history = z.object({
  metric: z.string().optional(),
  unit: z.string().optional(),
  points: z
    .array(
      z.object({
        at: time,
        value: metricValue,
        min: z.number().optional(),
        max: z.number().optional(),
        last: z.number().optional().describe('The latest value of a window; `value` is its mean'),
        count: z.int().optional(),
      }),
    )
    .optional()
    .describe('With `metric`'),
  readings: z
    .array(z.object({ at: time, values: z.record(z.string(), metricValue) }))
    .optional()
    .describe('Without `metric`'),
  more: z.boolean().describe('The limit cut it short: ask on from just after the last one'),
})
export type WireHistory = z.infer<typeof history>

const metricSpec = z.object({
  type: z.enum(['number', 'flag', 'word']),
  title: words,
  unit: z.string().optional(),
  min: z.number().optional(),
  max: z.number().optional(),
  lengthMax: z.int().optional(),
  oneOf: z.array(z.string()).optional(),
  said: z.record(z.string(), words).optional().describe('What people say for those of `oneOf`'),
})

/** What `GET /api/kinds` answers: the metrics with their units and ranges, for whoever draws or fills them in. */
export const kindList = z.object({
  kinds: z.array(
    z.object({
      kind: z.string(),
      title: words,
      expectedIntervalMs: z.int(),
      health: z.boolean(),
      metrics: z.record(z.string(), metricSpec),
      sample: z
        .record(z.string(), metricValue)
        .optional()
        .describe('To try a device by hand: it raises nothing'),
      orders: z
        .record(
          z.string(),
          z.object({
            title: words,
            parameters: z.record(z.string(), metricSpec.extend({ required: z.boolean() })),
            timeoutMs: z.int().describe('Without an answer for so long, nobody knows whether it was done'),
            expiresAfterMs: z.int().describe('A device that is away gets it when it is back, until then'),
            confirm: z.boolean().describe('Whoever gives it says that it is meant'),
            speaks: z.boolean().describe('It says something and changes nothing: `devices.order` is enough'),
          }),
        )
        .optional()
        .describe('What its devices can be told to do'),
    }),
  ),
})
export type WireKindList = z.infer<typeof kindList>
