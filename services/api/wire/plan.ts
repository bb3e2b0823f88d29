import { z } from 'zod'
import { ABOUTS } from '../../domain/model/about.ts'
import { SEVERITIES } from '../../domain/model/alert.ts'
import { CHANNEL_KINDS } from '../../domain/model/channel.ts'
import { ROLES } from '../../domain/model/person.ts'
import { stamp } from './alert.ts'
import { id } from './device.ts'
import { ruleFault } from './session.ts'

const ms = z.int().min(0)
const person = z.string().min(1).max(64)

export const target = z.discriminatedUnion('who', [
  z
    .strictObject({ who: z.literal('responsible') })
    .describe('Whose it is by what it is about: a wearer’s first carer, else whoever is on duty for it'),
  z
    .strictObject({ who: z.literal('carers'), place: z.int().min(1).max(20).optional() })
    .describe('All who look after the wearer, or the one in this place of the list'),
  z
    .strictObject({ who: z.literal('duty'), role: z.enum(ROLES).optional() })
    .describe('Whoever is on duty for the zone'),
  z
    .strictObject({ who: z.literal('role'), role: z.enum(ROLES) })
    .describe('Everybody of a role whose zone it is'),
  z.strictObject({ who: z.literal('person'), person }),
  z.strictObject({ who: z.literal('assignee') }).describe('Whoever has it in hand'),
])

const many = <const T extends readonly [string, ...string[]]>(values: T) => z.array(z.enum(values)).min(1)

const match = z.strictObject({
  rules: z.array(z.string().max(64)).min(1).max(100).optional(),
  kinds: z.array(z.string().max(64)).min(1).max(20).optional(),
  severities: many(SEVERITIES).optional(),
  zones: z.array(id).min(1).max(100).optional().describe('With all that lies in them'),
})

const step = z.strictObject({
  afterMs: ms.describe('Since the round began'),
  tell: z.array(target),
  by: many(CHANNEL_KINDS).optional().describe('In this order; each person’s own where absent'),
})

const fields = {
  match: match.describe('Nothing named fits all; of several plans the one that says the most counts'),
  steps: z.array(step),
  repeatAfterMs: ms.optional().describe('After the last step all of them again; never where absent'),
  roundsMax: z.int().min(1).optional(),
  takeWithinMs: ms.optional().describe('Otherwise the manager hears that nobody took it'),
  resolveWithinMs: ms.optional().describe('Nearly overdue at four fifths of it'),
}

/** The body of `PUT /api/sites/{site}/plans/{id}`. */
export const planBody = z.strictObject({
  ...fields,
  version: z
    .string()
    .max(64)
    .optional()
    .describe('As it was seen, `new` where there was none: what somebody else changed meanwhile is a 409'),
})
export type WirePlanBody = z.infer<typeof planBody>

export const plan = z.object({
  id: z.string(),
  ...fields,
  builtIn: z.boolean().describe('What holds where no own plan fits; it cannot be changed'),
  version: z.string(),
})
export type WirePlan = z.infer<typeof plan>

export const planList = z.object({ plans: z.array(plan) })
export type WirePlanList = z.infer<typeof planList>

export const savedPlan = plan.extend({ warnings: z.array(ruleFault) })
export type WireSavedPlan = z.infer<typeof savedPlan>

export const seenPlan = planBody.pick({ version: true })

/** The query of `GET /api/sites/{site}/plan-for`. */
export const planQuestion = z.strictObject({
  rule: z.string().max(64),
  kind: z.string().max(64),
  severity: z.enum(SEVERITIES),
  zone: id,
  device: id.optional().describe('Of whose wearer it is'),
  at: stamp.optional().describe('Now where absent'),
})

export type WirePlanQuestion = z.output<typeof planQuestion>

/** What it answers: who would be told, step by step. */
export const planAnswer = z.object({
  plan,
  about: z.enum(ABOUTS),
  lifeSafety: z.boolean(),
  staffed: z.boolean().describe('`false`: nobody but administrators is there, so nobody is called'),
  steps: z.array(z.object({ afterMs: ms, people: z.array(z.string()) })),
})
export type WirePlanAnswer = z.infer<typeof planAnswer>
