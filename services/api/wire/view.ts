import { z } from 'zod'
import { line } from './line.ts'

const NAME_MAX = 40
const QUERY_MAX = 1_000

export const viewId = z
  .string()
  .regex(/^[a-z0-9][a-z0-9-]{0,39}$/, 'small letters, digits and - inside; at most 40 characters')

/** By what a list of alerts is put together. */
export const GROUPINGS = ['none', 'zone', 'kind', 'rule', 'severity'] as const

/** The body of `PUT /api/me/views/{id}`. */
export const viewBody = z.strictObject({
  name: line(NAME_MAX),
  query: z
    .string()
    .max(QUERY_MAX)
    .regex(/^(\?[\x21-\x7e]*)?$/, 'expected the query of an address, such as ?severity=critical')
    .describe('What is shown, as the address of the list has it; empty for all that is open'),
  group: z.enum(GROUPINGS).default('none'),
})
export type WireViewBody = z.input<typeof viewBody>

export const view = z.object({
  id: z.string(),
  name: z.string(),
  query: z.string(),
  group: z.enum(GROUPINGS),
})
export type WireView = z.infer<typeof view>

export const viewList = z.object({ views: z.array(view) })
export type WireViewList = z.infer<typeof viewList>
