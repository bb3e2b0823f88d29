import { z } from 'zod'
import { metricValue, stamp, time, words } from './alert.ts'
import { id, mounting } from './device.ts'
import { line } from './line.ts'
import { topicFilters } from './topic-filter.ts'

export const SOURCE_FILTERS_MAX = 20
export const SOURCE_IGNORED_MAX = 1_000
export const SOURCE_TRY_BYTES_MAX = 65_536
export const SOURCE_TRY_AFTER_MAX = 20

const settingValue = z.union([z.string().max(4_000), z.number(), z.boolean()])
const topicText = z.string().min(1).max(300)

/** The body of `PUT /api/sources/{id}`. */
export const sourceBody = z.strictObject({
  site: id,
  name: line(100),
  via: z
    .union([z.strictObject({ gateway: id }), z.strictObject({ bridge: id })])
    .describe('The gateway whose account publishes here, or the bridge to another broker'),
  filters: topicFilters(SOURCE_FILTERS_MAX).describe('MQTT topic filters: `+` is one level, `#` all below'),
  format: z.string().max(64).describe('One of `GET /api/source-formats`'),
  settings: z.record(z.string().max(64), settingValue).default({}),
  codec: z.string().max(64).optional().describe('Of devices that name none themselves'),
  isOn: z.boolean().default(true),
  ignored: z
    .array(z.string().min(1).max(200))
    .max(SOURCE_IGNORED_MAX)
    .optional()
    .describe('Addresses of devices of others, which never wait to be adopted'),
})
export type WireSourceBody = z.input<typeof sourceBody>

export const savedSourceBody = sourceBody.extend({
  version: z
    .int()
    .min(1)
    .optional()
    .describe('As it was seen: what somebody else changed meanwhile is a 409'),
})

export const source = sourceBody.extend({
  id,
  name: z.string(),
  savedAt: time,
  savedBy: z.string(),
  version: z.int(),
})
export type WireSource = z.infer<typeof source>

const heardOf = z.object({
  lastAt: time.nullable(),
  messages: z.int(),
  refused: z
    .array(z.object({ reason: z.string(), count: z.int(), lastAt: time }))
    .describe('Messages of which nothing could be used; the latest stands first'),
})

const listedSource = source.extend({
  heard: heardOf.describe('What became of its messages since the server began'),
})
export type WireListedSource = z.infer<typeof listedSource>

export const sourceList = z.object({ sources: z.array(listedSource), max: z.int() })
export type WireSourceList = z.infer<typeof sourceList>

/** The body of `POST /api/unclaimed/{source}/{address}/try`, and of a trial what its devices are taken for. */
export const asIf = z.strictObject({
  kind: z.string().max(64),
  codec: z.string().max(64).optional(),
  mounting: mounting.optional(),
})
export type WireAsIf = z.infer<typeof asIf>

const pasted = z.strictObject({
  topic: topicText,
  payload: z.string().max(SOURCE_TRY_BYTES_MAX),
  encoding: z.enum(['text', 'base64', 'hex']).default('text'),
  retained: z.boolean().default(false),
})
export type WirePasted = z.input<typeof pasted>

/** The body of `POST /api/sources/try`. */
export const sourceTrial = z.strictObject({
  source: sourceBody.extend({
    via: sourceBody.shape.via
      .optional()
      .describe('Nothing where it is not known yet by which way it is heard'),
    id: id.optional().describe('Of one that is saved: its devices are known'),
  }),
  ...pasted.shape,
  after: z
    .array(pasted)
    .max(SOURCE_TRY_AFTER_MAX)
    .optional()
    .describe('What had come before it, oldest first: what was announced is known by it'),
  as: asIf
    .optional()
    .describe(
      'Read its devices as if they were registered as such, whatever they are; what is not said of one that is of this kind stays as it is registered',
    ),
})
export type WireSourceTrial = z.input<typeof sourceTrial>

const rejected = z.object({ metric: z.string(), reason: z.string() })

/** What a message says of one device. */
export const heard = z.object({
  what: z.enum(['said', 'status', 'event']),
  address: z.string(),
  name: z.string().optional(),
  model: z.string().optional(),
  becomes: z
    .enum(['reading', 'refused', 'status', 'event', 'unclaimed', 'ignored'])
    .optional()
    .describe(
      'What comes of it when it arrives. `unclaimed`: nobody registered it, it waits to be adopted, and what follows is what it would be then; `ignored`: its address is on the list of the source',
    ),
  device: z.string().optional().describe('Registered under this address'),
  kind: z.string().optional().describe('As what it was read'),
  kindBy: z
    .enum(['device', 'as', 'codec', 'likeliest'])
    .optional()
    .describe(
      'By what that is known: it is registered so, it was asked so (`as`), the codec of the source reads no other, or of all kinds this one has most of what it said',
    ),
  codec: z.string().optional().describe('How it was read'),
  event: z.string().optional(),
  online: z.boolean().optional(),
  at: stamp.optional(),
  fields: z.record(z.string(), z.unknown()).optional().describe('In the words of the sender'),
  frame: z.object({ hex: z.string(), port: z.int().optional() }).optional(),
  values: z.record(z.string(), metricValue).optional(),
  units: z.record(z.string(), z.string()).optional().describe('Of those values that have one'),
  rejected: z.array(rejected).optional(),
  reason: z.string().optional().describe('Why it is no reading'),
})

export type WireHeard = z.infer<typeof heard>

/** What `POST /api/sources/try` answers: what the message becomes. */
export const sourceTried = z.object({
  isMeant: z.boolean().describe('Whether a filter of the source means the topic'),
  reason: z.string().optional().describe('Why the whole message says nothing'),
  heard: z.array(heard),
  after: z
    .array(z.object({ reason: z.string().optional() }))
    .optional()
    .describe('Of each that had come before, why it says nothing; `topic-no-source`: no filter means it'),
})
export type WireSourceTried = z.infer<typeof sourceTried>

const unclaimed = z.object({
  source: id,
  address: z.string(),
  name: z.string().optional(),
  model: z.string().optional(),
  firstAt: time,
  lastAt: time,
  count: z.int(),
  withheld: z
    .enum(['health', 'not-understood'])
    .optional()
    .describe(
      'Why its name and what it said are left out: it tells of somebody’s health, or nobody can tell',
    ),
  topic: z.string().optional(),
  payload: z.string().optional().describe('Base64, cut where it is long'),
  said: heard.optional().describe('What it measured last, as its source decoded it'),
})
export type WireUnclaimed = z.infer<typeof unclaimed>

export const unclaimedList = z.object({
  devices: z.array(unclaimed).describe('Those heard last stand first'),
})
export type WireUnclaimedList = z.infer<typeof unclaimedList>

/** What `GET /api/unclaimed/{source}/{address}` answers: what it may be, the best reading first. */
export const unclaimedProposals = z.object({
  device: unclaimed
    .optional()
    .describe('As in the list, with what tells of health for those who may read it'),
  proposals: z.array(
    z.object({
      kind: z.string(),
      codec: z.string().optional(),
      needsMounting: z.boolean().describe('Its level is known once somebody has said how it hangs'),
      likeliest: z
        .boolean()
        .describe('No other kind fits as well; where none is, what it said does not tell what it is'),
      values: z
        .record(z.string(), metricValue)
        .describe('Without the level where it is not known yet; empty where they are withheld'),
      rejected: z.array(rejected),
    }),
  ),
})
export type WireUnclaimedProposals = z.infer<typeof unclaimedProposals>

const examplePasted = z.object({
  topic: z.string(),
  payload: z.string(),
  encoding: z.enum(['text', 'base64', 'hex']),
  retained: z.boolean(),
})

/** What `GET /api/source-formats` answers, for whoever fills in the forms. */
export const sourceFormats = z.object({
  formats: z.array(
    z.object({
      name: z.string(),
      title: words,
      filters: z.array(z.string()),
      settings: z.record(
        z.string(),
        z.object({
          title: words,
          type: z.enum(['word', 'number', 'flag', 'expression']),
          required: z.boolean(),
          default: settingValue.optional(),
        }),
      ),
      examples: z
        .array(
          z.object({
            title: words,
            topic: z.string(),
            payload: z.string(),
            encoding: z.enum(['text', 'base64', 'hex']),
            settings: z.record(z.string(), settingValue).describe('Set for the source, beyond the defaults'),
            after: z.array(examplePasted).describe('What has to be announced before'),
            reason: z.string().optional().describe('Why the whole message says nothing'),
            heard: z.array(heard),
          }),
        )
        .describe('Messages as such systems send them, and what they say'),
    }),
  ),
  codecs: z.array(
    z.object({
      name: z.string(),
      title: words,
      models: z.array(z.string()),
      kind: z.string().optional(),
      needsMounting: z.boolean(),
    }),
  ),
})
export type WireSourceFormats = z.infer<typeof sourceFormats>
