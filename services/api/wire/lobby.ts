import { z } from 'zod'
import { SEVERITIES } from '../../domain/model/alert.ts'
import { stamp, time, words } from './alert.ts'
import { CASE_STAGES } from './case.ts'
import { id } from './device.ts'
import { line, prose } from './line.ts'

export const BULLETIN_TITLE_MAX = 40
export const BULLETIN_TEXT_MAX = 200

/** The body of `POST /api/sites/{site}/bulletins`, and of `PUT …/{id}`. */
export const bulletinBody = z
  .strictObject({
    title: line(BULLETIN_TITLE_MAX),
    text: prose(BULLETIN_TEXT_MAX).trim().describe('Plain text: it is shown as it is written').default(''),
    from: stamp.optional().describe('When it begins to be shown; now where absent'),
    until: stamp.describe('When it is shown no more'),
    version: z
      .string()
      .max(64)
      .optional()
      .describe('As it was seen: what somebody else changed meanwhile is a 409'),
  })
  .refine(({ from, until }) => from === undefined || Date.parse(from) < Date.parse(until), {
    path: ['until'],
    error: 'expected a time after `from`',
  })
export type WireBulletinBody = z.input<typeof bulletinBody>

export const seenBulletin = z.strictObject({ version: z.string().max(64).optional() })

export const bulletin = z.object({
  id: z.string(),
  title: z.string(),
  text: z.string(),
  from: time,
  until: time,
  savedAt: time,
  savedBy: z.string(),
  version: z.string(),
})
export type WireBulletin = z.infer<typeof bulletin>

export const bulletinList = z.object({
  bulletins: z.array(bulletin).describe('Those that are over, too; the latest to begin first'),
  max: z.int().describe('As many as the site may have'),
  timeZone: z.string().describe('By whose clock people read when one is shown'),
})
export type WireBulletinList = z.infer<typeof bulletinList>

/** The body of `POST /api/sites/{site}/screens`. */
export const screenBody = z.strictObject({ name: line(60) })

export const screen = z.object({
  id,
  name: z.string(),
  createdAt: time,
  createdBy: z.string(),
  lastSeenAt: time.nullable().describe('When it last asked, to the minute'),
})
export type WireScreen = z.infer<typeof screen>

export const screenList = z.object({ screens: z.array(screen) })
export type WireScreenList = z.infer<typeof screenList>

export const screenMade = z.object({
  screen,
  url: z.string().describe('Open it on the screen. It holds its secret and is told this once'),
})
export type WireScreenMade = z.infer<typeof screenMade>

const problem = z.object({
  title: words,
  place: words.nullable(),
  count: z.int().describe('So many of the same in the same place'),
})

/** What `GET /api/screen` answers: nothing of anybody. */
export const lobby = z.object({
  site: words,
  timeZone: z.string(),
  phone: z.string().nullable(),
  open: z
    .array(
      problem.extend({
        severity: z.enum(SEVERITIES).describe('The worst of them'),
        stage: z.enum(CASE_STAGES).describe('How far the one is with which nobody is so far'),
        since: time.describe('Of the oldest'),
      }),
    )
    .describe('The worst first, then the newest'),
  openTotal: z.int(),
  solved: z.array(problem.extend({ at: time.describe('Of the latest') })).describe('The latest first'),
  solvedTotal: z.int().describe('Within seven days'),
  bulletins: z.array(z.object({ title: z.string(), text: z.string(), from: time, until: time })),
})
export type WireLobby = z.infer<typeof lobby>
