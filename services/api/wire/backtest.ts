import { z } from 'zod'
import { SEVERITIES } from '../../domain/model/alert.ts'
import { metricValue, stamp, time, words } from './alert.ts'
import { id } from './device.ts'
import { ruleOverride } from './rule.ts'

const count = z.int().min(0)

/** The body of `POST /api/rules/backtest`. */
export const backtestBody = z.strictObject({
  rule: id.describe('The id of a rule, or of one that is only written so far'),
  definition: z
    .unknown()
    .optional()
    .describe(
      'A draft, as `PUT /api/rules/{id}` takes it: tried in the place of the rule of that id, if there is one',
    ),
  overrides: z
    .array(ruleOverride)
    .max(10_000)
    .optional()
    .describe('In the place of those that hold now, as `PUT /api/rules/{id}` takes them'),
  scope: z
    .strictObject({
      site: id.optional(),
      zone: id.optional(),
      devices: z.array(id).min(1).max(10_000).optional(),
    })
    .optional()
    .describe('Every device that the rule applies to where absent'),
  from: stamp.optional().describe('A week before `to` where absent'),
  to: stamp.optional().describe('Exclusive; now where absent or later'),
})
export type WireBacktestBody = z.infer<typeof backtestBody>

const fired = z.object({
  count,
  devices: count.describe('Devices with any'),
  bySeverity: z.record(z.enum(SEVERITIES), count).describe('By the worst that an episode came to'),
})

const counts = {
  fired: count,
  present: count
    .nullable()
    .describe('By the rule as it stands; null where that is what was tried, or there is none'),
  raised: count.describe('Really raised'),
}

const episode = z.object({
  deviceId: z.string(),
  site: z.string(),
  zone: z.string(),
  severity: z.enum(SEVERITIES),
  peakSeverity: z.enum(SEVERITIES),
  beganAt: time,
  endedAt: time.nullable().describe('null where it was not over at the end of the range'),
  occurrences: count,
  sentence: words,
  readings: z.array(z.object({ at: time, values: z.record(z.string(), metricValue) })),
})
export type WireBacktestEpisode = z.infer<typeof episode>

const busyHour = z.object({ at: time, count }).nullable()

const result = z.object({
  fired,
  present: fired
    .nullable()
    .describe(
      'By the rule as it stands, over the same readings; null where that is what was tried, or there is none',
    ),
  raised: z
    .object({
      count,
      devices: count,
      alsoFired: count.describe('Of those, how many the draft would have raised too'),
      falseAlarms: count.describe('Closed as false alarms'),
      falseAlarmsAlsoFired: count,
    })
    .describe('What really was raised in that time'),
  days: z
    .array(z.object({ day: z.iso.date(), ...counts }))
    .describe('Every day, in the time zone of the site'),
  byDevice: z
    .array(z.object({ deviceId: z.string(), ...counts }))
    .describe('Those with the most, the most first'),
  episodes: z
    .array(episode)
    .describe('Of the draft: the worst first, then the newest; not all where there are many'),
  presentEpisodes: z
    .array(episode.pick({ deviceId: true, peakSeverity: true, beganAt: true, endedAt: true }))
    .describe('Of the rule as it stands, likewise; none where that is what was tried'),
  busiest: z
    .object({ fired: busyHour, present: busyHour })
    .describe('The hour in which most began, by each of the two'),
  readings: count,
  devices: count.describe('Devices of which there were readings'),
  devicesOff: count.describe('Devices for which the draft is switched off'),
  failedDevices: count.describe(
    'Devices on which the rule could not be evaluated, and was off from there on',
  ),
  firstReadingAt: time.nullable(),
  tookMs: z.number(),
})
export type WireBacktestResult = z.infer<typeof result>

const progress = z.object({
  readingsDone: count,
  readingsExpected: count.describe('Guessed from what was read so far'),
  devicesDone: count,
  devices: count,
  readingsPerSecond: count,
  leftMs: z.number().nullable(),
})
export type WireBacktestProgress = z.infer<typeof progress>

const asked = {
  id: z.string(),
  rule: z.string(),
  by: z.string(),
  from: time,
  to: time,
  devices: count.describe('Devices in the scope'),
  notes: z.array(z.object({ code: z.string(), text: words })).describe('How the result is to be read'),
}

/** What `GET /api/rules/backtests/{id}` answers. */
export const backtest = z.discriminatedUnion('state', [
  z.object({ ...asked, state: z.literal('waiting'), before: count }),
  z.object({ ...asked, state: z.literal('running'), progress }),
  z.object({ ...asked, state: z.literal('done'), result }),
  z.object({ ...asked, state: z.literal('failed'), reason: z.string() }),
])
export type WireBacktest = z.infer<typeof backtest>
