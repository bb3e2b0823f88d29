import { z } from 'zod'
import { ROLES } from '../../domain/model/person.ts'
import { LANGUAGES } from '../../domain/model/text.ts'
import { time } from './alert.ts'
import { id } from './device.ts'
import { line } from './line.ts'

/** As in `api/access/username.ts`. */
const username = z
  .string()
  .regex(/^[a-z0-9][a-z0-9._-]{0,63}$/, 'small letters, digits, and . _ - inside; at most 64 characters')

const siteScope = z.strictObject({ site: id, zones: z.array(id).max(500) })
export const scope = z
  .union([z.literal('all'), z.array(siteScope).min(1).max(500)])
  .describe('Where the work is: everywhere, or sites, each with zones; none of them stand for the whole site')

/** As it is answered. One that is empty is nobody's to set; where it is so all the same, it is told. */
export const scopeAnswer = z.union([z.literal('all'), z.array(siteScope)])

const displayName = line(100)
/** How long it may be is a rule that is explained (`PASSWORD_REFUSED`); this keeps out what is no password at all. */
const password = z.string().min(1).max(1_000)

/** The body of `PUT /api/accounts/{username}`. */
export const accountBody = z.strictObject({
  role: z.enum(ROLES),
  scope,
  displayName: displayName
    .optional()
    .describe('As it was where it is absent; of a new account the user name'),
  language: z.enum(LANGUAGES).optional().describe('As it was where it is absent; of a new account zh'),
  disabled: z.boolean().optional().describe('As it was where it is absent'),
  version: z
    .string()
    .max(64)
    .optional()
    .describe('As it was seen: what somebody else changed meanwhile is a 409. Without it the last one wins'),
})
export type WireAccountBody = z.infer<typeof accountBody>

/** The body of `POST /api/accounts`. */
export const newAccount = accountBody.omit({ disabled: true, version: true }).extend({
  username,
  password: password
    .optional()
    .describe('To be changed at the first sign-in. Without one, the answer holds an invitation.'),
})
export type WireNewAccount = z.infer<typeof newAccount>

export const link = z.object({
  purpose: z.enum(['invitation', 'reset']),
  path: z.string().describe('Behind the address of the console. Shown this once; good for one use.'),
  token: z.string(),
  expiresAt: time,
})
export type WireLink = z.infer<typeof link>

export const account = z.object({
  username: z.string(),
  role: z.enum(ROLES),
  scope: scopeAnswer,
  displayName: z.string(),
  language: z.enum(LANGUAGES),
  state: z.enum(['active', 'invited', 'disabled']).describe('invited: no password was chosen yet'),
  mayChange: z.boolean().describe('Whether it is for the one who asks to change'),
  version: z.string(),
})
export type WireAccount = z.infer<typeof account>

/** The answer of `PUT /api/accounts/{username}`. */
export const accountChanged = account.extend({
  leftWearers: z
    .array(z.object({ site: id, wearer: z.string() }))
    .optional()
    .describe(
      'Files that name the account as a carer, who is not called for them any more: name somebody else',
    ),
})

export const accountMade = z.object({ account, invitation: link.optional() })
export type WireAccountMade = z.infer<typeof accountMade>

export const listedAccount = account.extend({
  secondFactor: z.boolean().describe('An authenticator app is in use'),
  lastSeenAt: time.nullable().describe('To the minute; `null` where no session is open'),
})
export type WireListedAccount = z.infer<typeof listedAccount>

export const accountList = z.object({ accounts: z.array(listedAccount) })
export type WireAccountList = z.infer<typeof accountList>

export const accountEvents = z.object({
  events: z.array(z.object({ at: time, actor: z.string(), what: z.string(), note: z.string().nullable() })),
})
export type WireAccountEvents = z.infer<typeof accountEvents>

/** The body of `POST /api/invitations/look`: a token never stands in an address, which is logged on its way. */
export const linkToken = z.strictObject({ token: z.string().min(1).max(100) })

export const linkLook = z.object({
  purpose: z.enum(['invitation', 'reset']),
  username: z.string(),
  displayName: z.string(),
  language: z.enum(LANGUAGES),
  expiresAt: time,
})
export type WireLinkLook = z.infer<typeof linkLook>

/** The body of `POST /api/invitations/accept`. */
export const linkUse = linkToken.extend({ password })

/** The body of `POST /api/me/password`. */
export const passwordChange = z.strictObject({ old: password, new: password })

export const code = z.string().min(6).max(64)

/** The body of `POST /api/me/second-factor`. */
export const passwordAgain = z.strictObject({ password })

/** The body of `POST /api/me/second-factor/confirm`. */
export const codeOnly = z.strictObject({ code })

/** The body of `POST /api/me/second-factor/remove`. */
export const passwordAndCode = z.strictObject({ password, code })

export const secondFactor = z.object({
  on: z.boolean(),
  required: z.boolean().describe('By what is configured for the role'),
  recoveryCodesLeft: z.int(),
})
export type WireSecondFactor = z.infer<typeof secondFactor>

export const enrolment = z.object({
  secret: z.string().describe('Base32, for typing'),
  uri: z.string().describe('`otpauth://…`, for a square code. Nothing counts until a code is confirmed.'),
})
export type WireEnrolment = z.infer<typeof enrolment>

export const recoveryCodes = z.object({
  recoveryCodes: z.array(z.string()).describe('Each good once, instead of a code. Shown this once.'),
})
export type WireRecoveryCodes = z.infer<typeof recoveryCodes>

/** The body of `PUT /api/me`. */
export const ownAccount = z.strictObject({ displayName, language: z.enum(LANGUAGES) })

export const openSessions = z.object({
  sessions: z.array(
    z.object({
      id: z.string(),
      createdAt: time,
      lastSeenAt: time.describe('To the minute'),
      expiresAt: time,
      address: z.string(),
      agent: z.string().describe('What the program said of itself'),
      current: z.boolean().describe('The one that asks'),
    }),
  ),
})
export type WireSessions = z.infer<typeof openSessions>
