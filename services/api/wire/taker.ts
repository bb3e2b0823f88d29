import { z } from 'zod'
import { ROLES } from '../../domain/model/person.ts'

/** What `GET /api/alerts/{id}/takers` answers. */
export const takers = z.object({
  takers: z.array(
    z.object({
      id: z.string().describe('What `assign` and `transfer` take'),
      name: z.string().nullable(),
      role: z.enum(ROLES),
      isOnDuty: z.boolean(),
    }),
  ),
})
export type WireTakers = z.infer<typeof takers>
