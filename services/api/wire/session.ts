import { z } from 'zod'
import { ROLES } from '../../domain/model/person.ts'
import { LANGUAGES } from '../../domain/model/text.ts'
import { code, scopeAnswer } from './account.ts'
import { time, words } from './alert.ts'
import { ownReach } from './reach.ts'

/** The body of `POST /api/session`. */
export const signIn = z.strictObject({
  username: z.string().min(1).max(64),
  password: z.string().min(1).max(1_000),
  code: code.optional().describe('Where the account has an authenticator app: its code, or a recovery code'),
})

export const me = z.object({
  username: z.string(),
  role: z.enum(ROLES),
  scope: scopeAnswer,
  displayName: z.string(),
  language: z.enum(LANGUAGES),
  rights: z.array(z.string()).describe('What the role may at all; how far, docs/access.md says'),
  expiresAt: time,
  reach: ownReach
    .nullable()
    .optional()
    .describe(
      'Of `GET /api/me`: whether an alert that calls you would get through; `null` where none would call you',
    ),
  owes: z
    .enum(['password', 'second-factor'])
    .optional()
    .describe(
      'What has to be done before anything else is open: choose a password of one’s own, or take an authenticator app into use',
    ),
})
export type WireMe = z.infer<typeof me>

export const session = me.extend({
  token: z.string().describe('For scripts: `Authorization: Bearer …`. Browsers use the cookie.'),
})
export type WireSession = z.infer<typeof session>

export const ruleFault = z.object({
  path: z.string().describe('`levels.0.when.metric`; empty for the rule as a whole'),
  level: z.enum(['fault', 'warning']),
  says: words,
})

/** Every error: RFC 9457. */
export const problem = z.object({
  type: z.string(),
  title: z.string(),
  status: z.int(),
  code: z.string(),
  detail: z.string().optional(),
  /** For a conflict: the alert as it stands now. */
  alert: z.unknown().optional(),
  /** For a rule: each with its path, and what would be right. */
  faults: z.array(ruleFault).optional(),
  /** What would have to be confirmed for it to be done. */
  confirm: z.array(z.string()).optional(),
})
export type WireProblem = z.infer<typeof problem>
