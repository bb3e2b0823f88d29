import { z } from 'zod'
import { ROLES } from '../../domain/model/person.ts'
import { scope, scopeAnswer } from './account.ts'
import { time } from './alert.ts'

/** Of whoever looks after wearers there are people alone. */
const keyRole = z.enum(ROLES).exclude(['caregiver'])

/** The body of `POST /api/keys`. */
export const keyBody = z.strictObject({
  name: z
    .string()
    .regex(/^[a-z0-9][a-z0-9._-]{0,58}$/, 'small letters, digits, and . _ - inside; at most 59 characters')
    .describe('What it is for. The log knows it as `key:{name}`.'),
  role: keyRole,
  scope,
  rights: z
    .array(z.string().max(64))
    .max(100)
    .optional()
    .describe('Of those of the role; where absent, all but `accounts.write`'),
  days: z.int().min(1).max(3_660).optional().describe('365 where it is absent'),
})
export type WireKeyBody = z.infer<typeof keyBody>

export const key = z.object({
  id: z.string(),
  name: z.string(),
  role: z.enum(ROLES),
  scope: scopeAnswer,
  rights: z.array(z.string()).nullable(),
  by: z.string(),
  createdAt: time,
  expiresAt: time,
  lastUsedAt: time.nullable().describe('To the minute'),
  stands: z.boolean().describe('False once it is too old, or its maker could not make it any more'),
})
export type WireKey = z.infer<typeof key>

export const keyMade = z.object({ key, token: z.string().describe('Shown this once') })
export type WireKeyMade = z.infer<typeof keyMade>

export const keyList = z.object({ keys: z.array(key) })
export type WireKeyList = z.infer<typeof keyList>
