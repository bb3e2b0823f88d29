import { z } from 'zod'
import { SEVERITIES } from '../../domain/model/alert.ts'
import { time, words } from './alert.ts'

/** What `GET /api/health` answers. */
export const health = z.object({
  problems: z.array(
    z.object({
      code: z.string().describe('Of a rule of kind server, or of what no alert can tell'),
      severity: z.enum(SEVERITIES),
      title: words,
      advice: words.describe('What to do'),
      detail: words.nullable(),
      since: time.nullable(),
      alertId: z.string().nullable(),
    }),
  ),
})
export type WireHealth = z.infer<typeof health>
