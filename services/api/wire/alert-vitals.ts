import { z } from 'zod'

const time = z.iso.datetime({ precision: 3 })

/** What `GET /api/alerts/{id}/vitals` answers. */
export const alertVitals = z.object({
  at: time.describe('When the alert was raised: what counts is what was known then'),
  vitals: z.array(
    z.object({
      metric: z.string(),
      value: z.union([z.number(), z.string(), z.boolean()]).nullable().describe('`null`: unknown'),
      at: time.nullable().describe('When it was measured'),
      points: z.int().nullable().describe('Of NEWS2; `null` where unknown, which is not 0'),
      missing: z.literal('consent').optional().describe('The wearer has not agreed that it is shown'),
    }),
  ),
  total: z.int().nullable().describe('NEWS2 over what is known'),
  known: z.int().describe('So many of the seven'),
})
export type WireAlertVitals = z.infer<typeof alertVitals>
