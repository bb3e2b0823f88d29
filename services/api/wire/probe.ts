import { z } from 'zod'

/** What `GET /healthz` answers. */
export const upAnswer = z.object({ up: z.literal(true) })

/** What `GET /readyz` answers, with 200 or 503. */
export const readinessAnswer = z.object({ ready: z.boolean(), reasons: z.array(z.string()) })
