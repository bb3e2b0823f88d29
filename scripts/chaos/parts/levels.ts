import { setTimeout as pause } from 'node:timers/promises'
import type { Values } from '../../../services/domain/model/reading.ts'
import type { Expected } from '../ledger/episodes.ts'
import type { MakePart, Stage } from '../part.ts'
import { Publisher } from '../publisher.ts'

/** What a device reports in a round, and what has to come of it. */
interface Course {
  readonly kind: 'smart-bin' | 'ev-charger'
  readonly rule: string
  readonly reports: readonly Values[]
  readonly events: readonly Expected[]
}

const filling: Course = {
  kind: 'smart-bin',
  rule: 'bin-full',
  reports: [45, 80, 95, 95, 57].map(fillPercent => ({ fillPercent })),
  events: [
    { type: 'raised', severity: 'medium' },
    { type: 'severity-changed', severity: 'high' },
    { type: 'cleared' },
  ],
}

const heating: Course = {
  kind: 'ev-charger',
  rule: 'charger-hot',
  reports: [30, 60, 70, 80, 30].map(temperatureC => ({ temperatureC })),
  events: [
    { type: 'raised', severity: 'medium' },
    { type: 'severity-changed', severity: 'high' },
    { type: 'severity-changed', severity: 'critical' },
    { type: 'cleared' },
  ],
}

const SITES = ['garden', 'riverside'] as const
/** What these chargers go through within a second, no charger does. */
const NOT_MEANT = 'charger-heating'
const PAUSE_MS_MAX = 60
/** One round in so many, the device's way to the server breaks in the middle. */
const CUT_ONE_IN = 12
/** Silent for three times this while the server is up, it would be an alert of its own, which nothing calls for. */
const EXPECTED_INTERVAL_MS = 20_000

/**
 * Devices with many messages in flight at a time, whose readings climb through the levels of a rule and down again:
 * bins that stamp their readings, chargers that do not and are known again by the packet's id alone.
 */
export const levels: MakePart = async stage => {
  const rounds: (() => Promise<void>)[] = []
  const publishers: Publisher[] = []
  const off = { overrides: [{ scope: {}, enabled: false }], confirm: ['life-safety'] }
  await stage.api.expect({ method: 'PUT', path: `/api/rules/${NOT_MEANT}`, body: off }, 200)
  for (const site of SITES) {
    for (const course of [filling, heating]) {
      const publisher = await Publisher.register(stage, {
        id: `${course.kind}-${site}`,
        kind: course.kind,
        site,
        habit: 'keeps',
        isStamped: course.kind === 'smart-bin',
        windowMax: 20,
        expectedIntervalMs: EXPECTED_INTERVAL_MS,
      })
      publishers.push(publisher)
      rounds.push(() => run(course, publisher, stage))
    }
  }
  return {
    rounds,
    end: () => {
      for (const publisher of publishers) publisher.end()
    },
  }
}

async function run({ rule, reports, events }: Course, publisher: Publisher, stage: Stage): Promise<void> {
  const { random, episodes } = stage
  episodes.expect(publisher.id, rule, [...events])
  for (const values of reports) {
    await publisher.report(values)
    if (random.chance(0.5)) await pause(random.below(PAUSE_MS_MAX))
  }
  if (random.below(CUT_ONE_IN) === 0) publisher.cut()
}
