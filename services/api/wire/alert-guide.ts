import { z } from 'zod'
import { SEVERITIES } from '../../domain/model/alert.ts'

const words = z.object({ en: z.string(), zh: z.string() })
const time = z.iso.datetime({ precision: 3 })

const nextCall = z.object({
  callAt: time
    .nullable()
    .describe('When somebody is told next if nobody answers; `null`: nobody is any more'),
  step: z.int().describe('Of the plan, from 1'),
  round: z.int(),
  people: z.array(z.string()).describe('Who that would be by now'),
  confirmBy: time.nullable().describe('By then whoever it was given to is to say that they have it'),
  resolveBy: time.nullable().describe('By then it is to be settled'),
})

/** What goes with an alert for whoever sees to it. */
export const alertGuide = z.object({
  response: z
    .object({
      steps: z.array(words),
      from: z.enum(['default', 'everywhere', 'site', 'zone', 'device']),
    })
    .describe('What is to be done there, step by step, and where that was set'),
  limits: z
    .array(
      z.object({
        metric: z.string(),
        value: z.number(),
        what: z.enum(['reached', 'over']),
        severity: z.enum(SEVERITIES).optional(),
      }),
    )
    .describe('Where the levels of its rule are reached, and where it is over'),
  lastsMs: z.number().nullable().describe('How long it had to be so before it was raised'),
  next: nextCall.nullable().describe('What is due next while nothing changes; `null` where nothing is'),
})
export type WireAlertGuide = z.infer<typeof alertGuide>
