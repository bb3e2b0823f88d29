import { z } from 'zod'
import { ORDER_STATES } from '../../domain/model/order.ts'
import { metricValue, time, words } from './alert.ts'
import { id } from './device.ts'
import { line, prose } from './line.ts'

const ORDER_PARAMETERS_MAX = 20

/** The body of `POST /api/devices/{id}/orders`. */
export const orderBody = z.strictObject({
  name: z.string().max(64).describe('One of the orders of its kind: `GET /api/kinds`'),
  parameters: z
    .record(z.string().max(64), z.union([line(500), z.number(), z.boolean()]))
    .refine(
      given => Object.keys(given).length <= ORDER_PARAMETERS_MAX,
      `at most ${ORDER_PARAMETERS_MAX} parameters`,
    )
    .default({}),
  reason: prose(500).optional().describe('Why, for whoever reads the list'),
  confirm: z.boolean().optional().describe('That it is meant, where its kind says that it has to be said'),
  alert: z
    .string()
    .max(128)
    .optional()
    .describe('What it is given for: the history of the alert says so, and what became of it'),
})
export type WireOrderBody = z.input<typeof orderBody>

export const order = z.object({
  id: z.string(),
  device: id,
  name: z.string(),
  title: words,
  parameters: z.record(z.string(), metricValue),
  by: z.string(),
  at: time,
  reason: z.string().optional(),
  alert: z.string().optional(),
  again: z
    .number()
    .optional()
    .describe(
      'It was done before and the device says otherwise (`reason`): the how manieth time in a row it is told again',
    ),
  alsoHits: z.array(id).optional().describe('Other devices that it hits too, as was known when it was given'),
  expiresAt: time.describe('Not sent by then, it is not sent any more'),
  state: z.enum(ORDER_STATES),
  sentAt: time.optional(),
  endedAt: time.optional(),
  transport: z.string().optional().describe('By which way it was sent'),
  why: z.string().optional().describe('Of one that was not done'),
  said: z.string().optional().describe('What the device said to it'),
  late: z
    .object({ at: time, ok: z.boolean(), why: z.string().optional(), said: z.string().optional() })
    .optional()
    .describe('What it answered when nobody waited any more'),
})
export type WireOrder = z.infer<typeof order>

export const orderList = z.object({
  orders: z
    .array(order)
    .describe(
      'The latest first; also those that were given to another `device` and hit this one (`alsoHits`)',
    ),
  alsoHits: z
    .record(z.string(), z.array(z.object({ id, name: z.string().optional() })))
    .describe('By orders that hit others too: whom, with their names where whoever asks may see them'),
  unfit: z
    .record(z.string(), z.string())
    .describe(
      'By orders of its kind that it can never be told, why: its source or its model has no words for them (`ORDER_NOT_KNOWN_TO_MODEL`)',
    ),
  isReached: z
    .boolean()
    .nullable()
    .describe('Whether the device would hear of one now; null where nothing leads to it'),
})
export type WireOrderList = z.infer<typeof orderList>
