import { z } from 'zod'
import { OVERRIDE_REASONS } from '../../domain/model/duty.ts'
import { ROLES } from '../../domain/model/person.ts'
import { WEEKDAYS } from '../../domain/model/rule.ts'
import { stamp, time, words } from './alert.ts'
import { id } from './device.ts'
import { placeName } from './place.ts'
import { ruleFault } from './session.ts'

/** No list is longer, whatever the settings say. */
const LIST_MAX = 10_000

const people = z.array(z.string().min(1).max(64)).max(LIST_MAX)
const role = z.enum(ROLES)
const clock = z.string().max(5)
const day = z.string().max(10)

const shift = z.strictObject({
  weekdays: z.array(z.enum(WEEKDAYS)).max(7).describe('Those on which it starts'),
  from: clock.describe('By the clock of the site: `20:00`'),
  to: clock.describe('Not after `from`: on the next day; `24:00` is the end of the day'),
  on: people.describe('User names, in the order in which they are called'),
  everyWeeks: z.int().optional().describe('Counted from the week of `since`'),
  since: day.optional().describe('The first day on which it may start: `2026-10-01`'),
  until: day.optional().describe('And the last'),
})

const instead = people
  .optional()
  .describe('Replaces these alone, while one of them would be on duty; everybody where it is absent')
const reason = z.enum(OVERRIDE_REASONS).optional()

/** The body of `POST /api/sites/{site}/rotas/{id}/overrides`. */
export const overrideBody = z.strictObject({
  from: stamp,
  to: stamp,
  on: people.describe('Nobody where it is empty'),
  insteadOf: instead,
  reason,
})
export type WireOverrideBody = z.infer<typeof overrideBody>

const override = z.object({ id: z.string(), from: time, to: time, on: people, insteadOf: instead, reason })
export type WireOverride = z.infer<typeof override>

const holiday = z.strictObject({
  day,
  asWeekday: z.enum(WEEKDAYS).optional(),
  on: people.optional().describe('From midnight to midnight, and in all shifts that start on it'),
})

const rotaFields = {
  name: placeName.optional(),
  role,
  zones: z.array(id).max(LIST_MAX).describe('With all that lies in them; none is the whole site'),
  shifts: z.array(shift).max(LIST_MAX),
  holidays: z.array(holiday).max(LIST_MAX).default([]),
  handOverMs: z.int().min(0).default(0).describe('Who was on duty stays so for as long after the end'),
}

/** The body of `PUT /api/sites/{site}/rotas/{id}`. */
export const rotaBody = z.strictObject({
  ...rotaFields,
  overrides: z
    .array(overrideBody.extend({ id: id.optional() }))
    .max(LIST_MAX)
    .optional()
    .describe(
      'In this order, each on what those before it left; those that are there stay where it is absent',
    ),
  version: z.string().max(64).describe('As it was seen, `new` where there was none'),
})
export type WireRotaBody = z.infer<typeof rotaBody>

export const rota = z.object({
  id,
  ...rotaFields,
  name: words.optional(),
  overrides: z.array(override),
  version: z.string(),
})
export type WireRota = z.infer<typeof rota>

/** What a change answers. */
export const savedRota = rota.extend({
  warnings: z.array(ruleFault).describe('What may surprise, gaps among it: they do not hinder it'),
})
export type WireSavedRota = z.infer<typeof savedRota>
export const savedOverride = override.extend({ version: z.string(), warnings: z.array(ruleFault) })

export const rotaList = z.object({ rotas: z.array(rota), timeZone: z.string() })
export type WireRotaList = z.infer<typeof rotaList>

export const seenRota = z.strictObject({
  version: z.string().max(64).optional().describe('As it was seen: what somebody else changed is a 409'),
})

const named = z
  .array(z.object({ id: z.string(), name: z.string().nullable() }))
  .describe('What they are called; `null` where there is no such account any more')

export const dutyQuery = z.strictObject({
  at: stamp.optional().describe('Now where it is absent'),
  zone: id.optional().describe('The whole site where it is absent'),
  role: role.optional(),
})

/** What `GET /api/sites/{site}/duty` answers. */
export const duty = z.object({
  at: time,
  timeZone: z.string(),
  on: z.array(z.string()).describe('In the order in which they are told'),
  roles: z.array(
    z.object({
      role,
      on: z.array(z.string()),
      until: time.nullable().describe('`null`: for the next two weeks'),
      next: z.array(z.string()).nullable().describe('Who is on duty then; nobody where it is empty'),
    }),
  ),
  people: named,
})
export type WireDuty = z.infer<typeof duty>

export const calendarQuery = z.strictObject({
  from: stamp.optional().describe('Now where it is absent'),
  to: stamp.optional().describe('Two weeks later where it is absent'),
  role: role.optional(),
})

const post = { role, zone: id.nullable().describe('`null`: the whole site') }

/** What `GET /api/sites/{site}/duty/calendar` answers. */
export const dutyCalendar = z.object({
  from: time,
  to: time,
  timeZone: z.string(),
  posts: z.array(
    z.object({
      ...post,
      spans: z.array(z.object({ from: time, to: time, on: z.array(z.string()) })),
    }),
  ),
  gaps: z.array(z.object({ ...post, from: time, to: time })).describe('Nobody is on duty then'),
  people: named,
})
export type WireDutyCalendar = z.infer<typeof dutyCalendar>
