import { z } from 'zod'
import { ROLES } from '../../domain/model/person.ts'
import { time } from './alert.ts'

export const lookQuery = z.strictObject({
  before: z.coerce.number().int().min(1).optional().describe('`n` of the last one of the page before'),
  limit: z.coerce.number().int().min(1).max(5_000).default(500),
})

/** What `GET /api/sites/{site}/wearers/{id}/looks` answers, newest first. */
export const lookList = z.object({
  looks: z.array(
    z.object({
      n: z.int(),
      at: time,
      by: z.string().describe('The account'),
      name: z.string().describe('As colleagues know them'),
      what: z
        .string()
        .describe('`readings`, `last-values`, `limits`, `figures`, `alert`, `list`, `file`, `export`'),
      why: z.enum(ROLES).describe('The role by which it was allowed'),
    }),
  ),
  more: z.boolean(),
})
export type WireLookList = z.infer<typeof lookList>

export const looksPageQuery = z.strictObject({ language: z.enum(['zh', 'en']).default('zh') })

export const eraseQuery = z.strictObject({
  erase: z.literal('true').describe('Nothing else can be done by this route'),
  confirm: z.string().max(64).describe('The id of the wearer once more'),
})

/** What `DELETE /api/sites/{site}/wearers/{id}` answers. */
export const erased = z.object({
  wearer: z.string(),
  at: time,
  wearings: z
    .array(z.object({ device: z.string(), since: time, until: time }))
    .describe('What was measured by these bands in these times is gone from here; erase it elsewhere, too'),
})
export type WireErased = z.infer<typeof erased>
