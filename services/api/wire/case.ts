import { z } from 'zod'
import { CAUSES } from '../../domain/model/alert.ts'
import { time, words } from './alert.ts'

export const CASE_STEPS = ['reported', 'assigned', 'on-site', 'over', 'done', 'reopened'] as const
export type WireCaseStep = (typeof CASE_STEPS)[number]

export const CASE_STAGES = ['reported', 'assigned', 'on-site', 'done'] as const
export type WireCaseStage = (typeof CASE_STAGES)[number]

export const CASE_OUTCOMES = [...CAUSES, 'withdrawn'] as const
export type WireCaseOutcome = (typeof CASE_OUTCOMES)[number]

/** What `POST /api/alerts/{id}/case` answers. */
export const issuedCase = z.object({
  number: z.string().describe('Sixteen digits; people read them in fours'),
  url: z
    .string()
    .describe('Where it is looked at: a whole address where `LINLI_PUBLIC_URL` is set, else a path'),
  issuedAt: time,
})
export type WireIssuedCase = z.infer<typeof issuedCase>

/** What `GET /api/alerts/{id}/case` answers. */
export const caseState = z.object({
  isPublic: z.boolean().describe('Whether it may have a number at all'),
  issued: issuedCase.nullable(),
})
export type WireCaseState = z.infer<typeof caseState>

/** What `GET /api/cases/{number}` answers whoever has the number: nothing of anybody. */
export const caseFile = z.object({
  number: z.string(),
  title: words.describe('What it is about'),
  site: words.describe('Its id where nobody named it'),
  place: words.nullable().describe('The zones that it lies in; `null` where nobody described them'),
  phone: z.string().nullable().describe('Whom to call'),
  timeZone: z.string(),
  stage: z.enum(CASE_STAGES),
  isOver: z.boolean().describe('Its device reports that the problem is gone'),
  isPaused: z.boolean().describe('Whoever has it waits for something'),
  outcome: z
    .enum(CASE_OUTCOMES)
    .nullable()
    .describe('What it was; `null` while it is not done, or nobody said it'),
  steps: z.array(z.object({ step: z.enum(CASE_STEPS), at: time })).describe('Oldest first'),
  until: time.nullable().describe('From then on the number is none any more; `null` while it is not over'),
})
export type WireCase = z.infer<typeof caseFile>
