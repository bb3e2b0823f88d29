import { z } from 'zod'

/** What `GET /api/colleagues` answers. */
export const colleagues = z.object({
  colleagues: z.array(z.object({ id: z.string().describe('The user name'), name: z.string() })),
})
export type WireColleagues = z.infer<typeof colleagues>
