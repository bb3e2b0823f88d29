import { z } from 'zod'

/** What `GET /healthz` answers. */
export const upAnswer = z.object({ up: z.literal(true) })

/** What `GET /readyz` answers, with 200 or 503. */
export const readinessAnswer = z.object({
  ready: z.boolean(),
  reasons: z.array(z.string()).describe('For people to read'),
  problems: z
    .array(z.object({ code: z.string(), figures: z.record(z.string(), z.number()) }))
    .describe('The same, for programs'),
})
