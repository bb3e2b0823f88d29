import { z } from 'zod'
import { SEVERITIES } from '../../domain/model/alert.ts'
import { ID_PATTERN } from '../../domain/model/place.ts'
import { eventOf } from './event.ts'
import { durationOf, seriesOf } from './series.ts'

const duration = z
  .union([z.string(), z.literal(0)])
  .transform(String)
  .transform(parsed(durationOf))
const series = z.record(
  z.string(),
  z.union([z.string(), z.number(), z.boolean()]).transform(String).transform(parsed(seriesWithValues)),
)
/** The form of a file with tests of a rule. */
export const fileForm = z.strictObject({
  rule: z.union([z.string(), z.looseObject({ id: z.string().regex(ID_PATTERN) })], {
    error: 'the id of a rule of the product, or a definition with an id',
  }),
  settings: z.record(z.string(), z.number()).default({}),
  device: z.strictObject({ kind: z.string().optional(), interval: duration.optional() }).default({}),
  timeZone: z
    .string()
    .refine(isTimeZone, { error: ({ input }) => `no such time zone: “${input}”; one is Asia/Shanghai` })
    .optional(),
  start: z.iso.datetime({ offset: true }).default('2026-01-05T00:00:00Z'),
  tests: z
    .array(
      z
        .strictObject({
          name: z.string().min(1),
          every: duration.refine(ms => ms > 0, 'more than 0: readings come one after the other'),
          series: series.optional(),
          devices: z
            .record(
              z.string().regex(ID_PATTERN),
              z.strictObject({ zone: z.string().default('zone'), series }),
            )
            .optional(),
          expect: z
            .array(
              z.strictObject({
                at: duration,
                open: z.array(
                  z
                    .string()
                    .regex(
                      new RegExp(`^(\\S+ )?(${SEVERITIES.join('|')})$`),
                      'a severity, behind the device where there are several',
                    ),
                ),
              }),
            )
            .default([]),
          events: z.array(z.string().transform(parsed(eventOf))).optional(),
        })
        .refine(
          ({ expect, events }) => expect.length > 0 || events !== undefined,
          'expects nothing, so it cannot fail: say `expect`, or `events: []`',
        ),
    )
    .min(1, 'there is none: a file without a test says nothing about its rule'),
})

function seriesWithValues(text: string) {
  const values = seriesOf(text)
  if (values.length === 0) throw new Error('it is empty; write values (5x3, 5+10x3), or _ for none')
  return values
}

function isTimeZone(name: string): boolean {
  try {
    new Intl.DateTimeFormat('en', { timeZone: name })
    return true
  } catch {
    return false
  }
}

/** What a reader of its own says of a text, as a fault of the form. */
function parsed<T>(read: (text: string) => T) {
  return (text: string, context: z.core.$RefinementCtx): T => {
    try {
      return read(text)
    } catch (error) {
      context.addIssue({ code: 'custom', message: (error as Error).message, input: text })
      return z.NEVER
    }
  }
}
