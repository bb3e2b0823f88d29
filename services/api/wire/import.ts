import { z } from 'zod'
import { link } from './account.ts'
import { words } from './alert.ts'

export const importQuery = z.strictObject({
  preview: z.enum(['true', 'false']).default('true').describe('`false` brings it in'),
  hash: z.string().max(64).optional().describe('That of the preview: it is brought in as it was looked at'),
})

const cells = z.record(z.string(), z.string())

/** What `POST /api/sites/{site}/import/…` answers: what it would do, or what it has done. */
export const importAnswer = z.object({
  applied: z.boolean(),
  hash: z.string(),
  added: z.array(z.object({ row: z.int(), id: z.string(), cells })),
  changed: z.array(
    z.object({
      row: z.int(),
      id: z.string(),
      fields: z.array(z.object({ column: z.string(), from: z.string(), to: z.string() })),
    }),
  ),
  unchanged: z.int().describe('Rows that say what is so already'),
  absent: z.int().describe('Those that the file does not name: they stay as they are'),
  bad: z
    .array(z.object({ row: z.int(), column: z.string().optional(), says: words }))
    .describe(
      'By the number of the row in the file, the heading being 1; nothing is brought in while there is one',
    ),
  invitations: z
    .array(link.extend({ username: z.string() }))
    .optional()
    .describe('Of `staff`, when it is brought in: for each new account, shown this once'),
  badCount: z.int().describe('All of them; `bad` names the first thousand'),
})
export type WireImport = z.infer<typeof importAnswer>

export const exportQuery = z.strictObject({
  language: z.enum(['zh', 'en']).default('zh').describe('Of the headings; both are understood'),
})
