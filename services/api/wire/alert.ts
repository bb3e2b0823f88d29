import { z } from 'zod'
import {
  CAUSES,
  CONDITIONS,
  EVENT_TYPES,
  HANDLINGS,
  SEVERITIES,
  SUPPRESSION_REASONS,
} from '../../domain/model/alert.ts'
import { NOTICE_REASONS } from '../../domain/model/notice.ts'
import { ROLES } from '../../domain/model/person.ts'
import { UNREACHABLE_REASONS } from '../../domain/model/reach.ts'
import { alertGuide } from './alert-guide.ts'
import { line, prose } from './line.ts'

/** A time as it is asked for. */
export const stamp = z.iso.datetime({
  offset: true,
  error: 'expected a time with its zone, such as 2026-05-01T18:00:00+08:00',
})
export const time = z.iso.datetime({ precision: 3 }).describe('RFC 3339 in UTC with milliseconds')
export const words = z.object({ en: z.string(), zh: z.string() })
export const metricValue = z.union([z.number(), z.string(), z.boolean()])

const keptReading = z.object({ at: time, values: z.record(z.string(), metricValue) })

export const alert = z.object({
  id: z.string(),
  site: z.string(),
  zone: z.string(),
  deviceId: z.string().describe('Empty where it is withheld: it would say whose band it is'),
  deviceKind: z.string(),
  rule: z.string(),
  ruleVersion: z.int(),
  title: words,
  severity: z.enum(SEVERITIES),
  peakSeverity: z.enum(SEVERITIES),
  condition: z.enum(CONDITIONS),
  handling: z.enum(HANDLINGS),
  latched: z.boolean(),
  assignee: z.string().nullable(),
  shelvedUntil: time.nullable(),
  pausedUntil: time.nullable().describe('Whoever has it waits for something: nobody is pressed until then'),
  urged: z
    .object({ times: z.int(), at: time })
    .nullable()
    .describe('How often people pressed for it, and when last'),
  suppressed: z
    .object({ reason: z.enum(SUPPRESSION_REASONS), by: z.string(), since: time })
    .nullable()
    .describe('Held back from people at present, and why; it is tracked all the same'),
  announced: z.boolean().describe('People were told of it: they are told of its end too, suppressed or not'),
  group: z
    .string()
    .describe('The alert with which people hear of this one; its own id where it stands alone'),
  cause: z.enum(CAUSES).nullable().describe('What it was, in the word of whoever resolved it'),
  occurrences: z.int(),
  raisedAt: time,
  updatedAt: time,
  clearedAt: time.nullable(),
  version: z.int().describe('Send it with a command: another value by then is refused with 409'),
  evidence: z.object({
    sentence: words,
    metrics: z.array(z.string()).describe('What the rule looked at, in its order'),
    thresholds: z
      .array(z.object({ metric: z.string(), value: z.number() }))
      .describe('Figures on the scales of these metrics'),
    readings: z.array(keptReading),
    settings: z.record(z.string(), z.number()),
    delayMs: z.number().optional(),
    kept: z
      .array(keptReading)
      .optional()
      .describe('What is kept of the whole episode, the best of each: plates, snapshots'),
    members: z
      .array(z.object({ alert: z.string(), device: z.string() }))
      .optional()
      .describe('Of a rule about a zone: the alerts that it was made of, and whose they are'),
    gaps: z
      .array(
        z.object({
          role: z.enum(ROLES),
          zone: z.string().nullable().describe('`null`: the whole site'),
          from: time,
          to: time,
        }),
      )
      .optional()
      .describe('Of `nobody-on-duty` and `duty-gaps`: where nobody is on duty, and when; the first fifty'),
    people: z
      .array(z.object({ person: z.string(), why: z.enum(UNREACHABLE_REASONS) }))
      .optional()
      .describe('Of `people-unreachable`: who could not be told of an alert, and why; the first fifty'),
    failed: z
      .array(z.string())
      .optional()
      .describe('Of `rule-failed`: the rules that are off for the device'),
    findings: z.record(z.string(), z.number()).optional().describe('What the rule worked out besides'),
  }),
  redacted: z
    .literal(true)
    .optional()
    .describe('What tells of somebody’s health was taken out: it is not for your role'),
})
export type WireAlert = z.infer<typeof alert>

export const alertEvent = z.object({
  alertId: z.string(),
  n: z.int(),
  at: time,
  type: z.enum(EVENT_TYPES),
  actor: z.string(),
  note: z.string().nullable(),
  notice: z
    .object({
      id: z.string().describe('`{alert}/{n}`: the same in the ledger of notices'),
      to: z.string(),
      why: z.enum(NOTICE_REASONS),
      step: z.int().describe('Of the escalation plan, from 1; 0 where no plan says it'),
      round: z.int(),
    })
    .optional()
    .describe('Of `notified`: who is to be told'),
  photo: z
    .string()
    .optional()
    .describe('Of `commented`: a photo that was added, see `GET /api/alerts/{id}/photos/{photo}`'),
  to: z
    .string()
    .optional()
    .describe('Of `transferred`, and of `assigned` to whoever claimed it: who has it from then on'),
})
export type WireAlertEvent = z.infer<typeof alertEvent>

/** What `GET /api/alerts` answers. */
export const alertList = z.object({
  alerts: z.array(alert),
  total: z.int(),
  page: z.int(),
  limit: z.int(),
  feedCursor: z.string().describe('The list is true at this cursor; open the feed with it'),
})
export type WireAlertList = z.infer<typeof alertList>

/** What `GET /api/alerts/{id}` answers. */
export const alertFile = z.object({ alert, events: z.array(alertEvent), guide: alertGuide })
export type WireAlertFile = z.infer<typeof alertFile>

/** What `POST /api/alerts/{id}/{action}` answers. */
export const alertAnswer = z.object({
  alert,
  says: words
    .optional()
    .describe(
      'With `shelve`: what else nobody will hear of. With `assign` and `transfer`: that the place is not theirs',
    ),
})
export type WireAlertAnswer = z.infer<typeof alertAnswer>

const manyOf = <const T extends readonly [string, ...string[]]>(values: T) =>
  z
    .string()
    .transform(list => list.split(','))
    .pipe(z.array(z.enum(values)))
    .optional()
    .describe(`One or more of ${values.join(', ')}, separated by commas`)

export const alertFilter = z.strictObject({
  condition: z.enum(CONDITIONS).optional(),
  handling: manyOf(HANDLINGS),
  severity: manyOf(SEVERITIES),
  kind: z.string().max(64).optional(),
  site: z.string().max(64).optional(),
  zone: z.string().max(64).optional(),
  device: z.string().max(64).optional(),
  rule: z.string().max(64).optional(),
  cause: manyOf(CAUSES),
  assignee: z.string().max(64).optional().describe('Who has it'),
  text: line(100)
    .optional()
    .describe('In the number of the alert, its zone, or the name or id of its device'),
  suppressed: z
    .enum(['true', 'false'])
    .transform(word => word === 'true')
    .optional()
    .describe('Held back from people (`true`), or not (`false`); both where it is absent'),
  since: stamp
    .optional()
    .describe('Raised or changed at or after; of a wearer’s, without `health.read`, raised alone'),
  limit: z.coerce.number().int().min(1).max(500).default(50),
  page: z.coerce.number().int().min(0).max(100_000).default(0),
})

/** The body of `POST /api/alerts/{id}/{action}`. */
export const command = z.strictObject({
  version: z.int().optional(),
  note: prose(2_000).optional(),
  assignee: z.string().min(1).max(64).optional().describe('Who takes it; `assign` and `transfer` need it'),
  cause: z.enum(CAUSES).optional().describe('What it was in the end; for `resolve` alone'),
  until: stamp.optional().describe('The end of a `shelve` or `pause`; or give `forMs`'),
  forMs: z.int().optional().describe('How long a `shelve` or `pause` lasts'),
  reason: prose(500).min(1).optional().describe('Why; `shelve`, `pause` and `return` need it'),
})
export type WireCommand = z.infer<typeof command>
