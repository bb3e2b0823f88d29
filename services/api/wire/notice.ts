import { z } from 'zod'
import { SEVERITIES } from '../../domain/model/alert.ts'
import { CHANNEL_KINDS } from '../../domain/model/channel.ts'
import { ENDINGS, NOTICE_REASONS } from '../../domain/model/notice.ts'
import { LANGUAGES } from '../../domain/model/text.ts'
import { stamp, time, words } from './alert.ts'
import { id } from './device.ts'
import { line } from './line.ts'

/** As `NOTICE_STATES` of the store: a test holds the two together. */
export const NOTICE_STATE_WORDS = [
  'queued',
  'sending',
  'sent',
  'failed',
  'cancelled',
  'unknown',
  'digested',
  'suppressed-by-quiet-hours',
] as const

/** As `SCREEN_OUTCOMES` of the store. */
export const SCREEN_OUTCOME_WORDS = ['delivered', 'failed', 'shown-anew'] as const

const settings = z.record(z.string().max(64), z.unknown())

export const channel = z.object({
  id,
  kind: z.enum(CHANNEL_KINDS),
  name: z.string(),
  settings: settings.describe('What its kind wants; a secret that is set is shown as dots'),
  enabled: z.boolean(),
  forEveryone: z.boolean().describe('For whoever has no way of their own that works'),
  perMinuteMax: z.int().nullable(),
})
export type WireChannel = z.infer<typeof channel>

export const channelField = z.object({
  key: z.string(),
  type: z.enum(['text', 'lines', 'number', 'yes-no', 'choice', 'pairs', 'json']),
  isRequired: z.boolean(),
  isSecret: z.boolean().describe('Kept, and never told again'),
  oneOf: z.array(z.string()).optional(),
  usual: z.union([z.string(), z.number(), z.boolean()]).optional().describe('Where nothing is said'),
})
export type WireChannelField = z.infer<typeof channelField>

/** What `GET /api/channels` answers. */
export const channelList = z.object({
  channels: z.array(channel),
  kinds: z.array(
    z.object({
      kind: z.enum(CHANNEL_KINDS),
      title: words,
      address: z.enum(['email', 'phone', 'push-subscription', 'none']),
      fields: z.array(channelField).describe('Its settings, for a form'),
    }),
  ),
})
export type WireChannelList = z.infer<typeof channelList>

const address = z.string().min(1).max(2_000)
const language = z.enum(LANGUAGES).default('zh')

/** The body of `PUT /api/channels/{id}`. */
export const channelBody = z.strictObject({
  kind: z.enum(CHANNEL_KINDS),
  name: line(100),
  settings: settings.describe('Strict; dots stand for the secret that is kept'),
  enabled: z.boolean().default(true),
  forEveryone: z.boolean().default(false),
  perMinuteMax: z.int().min(1).max(1_000_000).nullable().default(null),
  testTo: address
    .optional()
    .describe('Whom it is tried with before it is kept, where the kind wants an address'),
  language,
})
export type WireChannelBody = z.input<typeof channelBody>

/** The body of `POST /api/channels/{id}/test`. */
export const channelTest = z.strictObject({ testTo: address.optional(), language })

export const channelTested = z.object({ delivered: z.literal(true), reference: z.string().optional() })

const clockTime = z.string().regex(/^([01]\d|2[0-3]):[0-5]\d$/, 'a time such as 22:30')

const way = z.object({ channel: id, address: address.nullable() })

/** The body of `PUT /api/me/contacts`. */
export const contactsBody = z.strictObject({
  quietHours: z
    .strictObject({ from: clockTime, to: clockTime })
    .nullable()
    .default(null)
    .describe('By the clock of the site; never for what a life hangs on, nor for what is critical'),
  ways: z
    .array(z.strictObject({ channel: id, address: address.nullable().default(null) }))
    .max(20)
    .describe('In the order in which they are tried; several addresses by one channel are told together'),
})
export type WireContactsBody = z.input<typeof contactsBody>

const ownAddress = { channel: id, address: address.describe('As `GET /api/me/contacts` has it') }

/** The body of `POST /api/me/contacts/verify`. */
export const codeWanted = z.strictObject(ownAddress)

export const codeSent = z.object({ expiresAt: time })

/** The body of `POST /api/me/contacts/confirm`. */
export const codeTold = z.strictObject({
  ...ownAddress,
  code: z.string().trim().min(1).max(20).describe('The digits that arrived there'),
})

/** What `GET /api/me/contacts` answers. */
export const contacts = z.object({
  quietHours: z.object({ from: clockTime, to: clockTime }).nullable(),
  ways: z.array(
    way.extend({
      verifiedAt: time.nullable(),
      goneAt: time.nullable().describe('It will never work again, and is not used'),
    }),
  ),
  channels: z
    .array(
      z.object({
        id,
        kind: z.enum(CHANNEL_KINDS),
        name: z.string(),
        address: z.enum(['email', 'phone', 'push-subscription', 'none']),
        publicKey: z.string().optional().describe('For push: what a browser subscribes with'),
      }),
    )
    .describe('By which one can be reached'),
})
export type WireContacts = z.infer<typeof contacts>

const attempt = z.object({
  n: z.int(),
  channel: z.string(),
  kind: z.enum(CHANNEL_KINDS),
  startedAt: time,
  endedAt: time.nullable(),
  latencyMs: z.number().nullable(),
  outcome: z.enum(['delivered', 'failed', 'unknown']).nullable().describe('`null` while it is under way'),
  reason: z.string().nullable(),
  reference: z.string().nullable().describe('What the counterpart calls it'),
  isRepeat: z.boolean().describe('One before it may have arrived'),
})

const screen = z.object({
  channel: z.string(),
  kind: z.enum(CHANNEL_KINDS),
  shownAt: time.nullable().describe('`null` while nobody knows whether it is shown'),
  ending: z.enum(ENDINGS).nullable().describe('What is told there; `null` while it is to be shown'),
  endingAt: time.nullable().describe('When that was so'),
  endedAt: time.nullable().describe('Nothing more is told there of this notice since then'),
  latencyMs: z.number().nullable().describe('From `endingAt` to `endedAt`'),
  outcome: z
    .enum(SCREEN_OUTCOME_WORDS)
    .nullable()
    .describe('`shown-anew`: the alert was told there again before its end was'),
  attempts: z.int(),
  reason: z.string().nullable(),
})

export const notice = z.object({
  id: z.string(),
  alertId: z.string().nullable().describe('`null` for a digest'),
  about: z
    .object({ title: words, zone: z.string() })
    .nullable()
    .describe('What the alert is called and where it is, for whoever may see it; `null` for a digest'),
  site: z.string(),
  person: z.string(),
  why: z.enum([...NOTICE_REASONS, 'digest']),
  step: z.int(),
  round: z.int(),
  severity: z.enum(SEVERITIES),
  isLifeSafety: z.boolean(),
  decidedAt: time,
  queuedAt: time,
  state: z.enum(NOTICE_STATE_WORDS),
  reason: z.string().nullable(),
  endedAt: time.nullable(),
  cancelledAt: time.nullable(),
  acknowledgedAt: time.nullable(),
  acknowledgedBy: z.string().nullable(),
  digest: z.string().nullable(),
  attempts: z.array(attempt),
  screens: z.array(screen).describe('Where it goes on being shown until its end is told'),
})
export type WireNotice = z.infer<typeof notice>

/** What `GET /api/notices` answers. */
export const noticeList = z.object({
  notices: z.array(notice),
  total: z.int(),
  page: z.int(),
  limit: z.int(),
})
export type WireNoticeList = z.infer<typeof noticeList>

export const noticeFilter = z.strictObject({
  alert: z.string().max(128).optional(),
  person: z.string().max(64).optional(),
  site: z.string().max(64).optional(),
  state: z
    .string()
    .transform(list => list.split(','))
    .pipe(z.array(z.enum(NOTICE_STATE_WORDS)))
    .optional()
    .describe(`One or more of ${NOTICE_STATE_WORDS.join(', ')}, separated by commas`),
  from: stamp.optional().describe('Queued from then on'),
  to: stamp.optional().describe('And before then'),
  limit: z.coerce.number().int().min(1).max(200).default(50),
  page: z.coerce.number().int().min(0).max(100_000).default(0),
})

/** What `GET /api/notices/preview` answers. */
export const noticePreviews = z.object({
  previews: z.array(
    z.object({
      why: z.enum(NOTICE_REASONS),
      severity: z.enum(SEVERITIES),
      title: z.string(),
      body: z.string(),
    }),
  ),
})
export type WireNoticePreviews = z.infer<typeof noticePreviews>

export const previewFilter = z.strictObject({ site: id, zone: id, language })
