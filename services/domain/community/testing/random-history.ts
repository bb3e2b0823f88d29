// Random histories of a site with every kind of device, in which whatever can go wrong with time does: readings late,
// repeated, out of order, with the stamps of a wrong clock or with none; clocks that step; servers that were down; rules
// that come, change and go.
import fc from 'fast-check'
import { kinds } from '../../kinds/kinds.ts'
import type { Input } from '../../model/input.ts'
import type { MetricSpec } from '../../model/metric.ts'
import type { MetricValue, Values } from '../../model/reading.ts'
import type { Rule } from '../../model/rule.ts'
import { text } from '../../model/text.ts'
import { DAY, type DurationMs, type Instant, MINUTE, SECOND } from '../../model/time.ts'
import { binWarm } from './custom-rule.ts'
import { type Making, making, policy, variants } from './noisy-history.ts'
import { T0 } from './site.ts'

/** Few values of each metric, and those at the ends of what rules look at: so that things come to be so, and cease. */
const NUMBERS = [0, 1, 30, 60, 76, 92, 99, 130]

function valueFor(spec: MetricSpec): fc.Arbitrary<MetricValue> {
  if (spec.type === 'flag') return fc.boolean()
  if (spec.type === 'word') return fc.constantFrom(...(spec.oneOf ?? ['A', 'B']))
  return fc.constantFrom(...NUMBERS.map(number => Math.min(spec.max, Math.max(spec.min, number))))
}

function valuesOf(kind: string): fc.Arbitrary<Values> {
  const specs = Object.entries(kinds.get(kind)?.metrics ?? {})
  const each = Object.fromEntries(specs.map(([metric, spec]) => [metric, valueFor(spec)]))
  return fc.record(each, { requiredKeys: [] }) as fc.Arbitrary<Values>
}

const devices = Object.values(variants).map(([device]) => device as (typeof variants)[string][number])

const stamped = fc.constantFrom<readonly DurationMs[]>(
  ...[[0], [0], [2 * SECOND], [40 * SECOND], [4 * MINUTE], [20 * MINUTE], [-5 * SECOND], [-DAY]],
  ...[
    [0, 0],
    [30 * SECOND, 30 * SECOND],
    [0, 20 * SECOND, 10 * SECOND],
    [3 * MINUTE, 2 * MINUTE, MINUTE, 0],
  ],
)

/** One reading or a few in a row, each behind the time of its arrival by so much: twice the same is a repeat. */
const received = fc.constantFrom(...devices).chain(({ id: deviceId, kind }) =>
  fc.record({ values: valuesOf(kind), lags: stamped }).map(
    ({ values, lags }): Making =>
      now =>
        lags.map(lag => readingOf(deviceId, values, now - lag)),
  ),
)

const readingOf = (deviceId: string, values: Values, ts: Instant): Input => ({
  type: 'reading',
  reading: { deviceId, values, ts },
})

/** Known by its message alone, or by nothing. */
const unstamped = fc.constantFrom(...devices).chain(({ id: deviceId, kind }) =>
  fc.record({ values: valuesOf(kind), packet: fc.option(fc.constantFrom('a', 'b')), dup: fc.boolean() }).map(
    ({ values, packet, dup }): Making =>
      () => [
        {
          type: 'reading',
          reading: { deviceId, values, ...(packet && { packet, ...(dup && { dup }) }) },
        },
      ],
  ),
)

const twoOpen: Rule = {
  id: 'two-open',
  kind: '*',
  version: 1,
  title: text('Two at once', '同时两处'),
  settings: {},
  levels: [
    {
      severity: 'high',
      when: {
        type: 'together',
        rules: ['camera-tampered', 'bin-full', 'charger-hot', 'bin-warm'],
        what: text('trouble', '异常'),
        devices: 2,
        withinMs: 10 * MINUTE,
        endsBelow: 1,
      },
    },
  ],
}

const ownRule = fc
  .record({
    rule: fc.constantFrom(binWarm, twoOpen),
    version: fc.integer({ min: 1, max: 6 }),
    rest: fc.boolean(),
  })
  .map(({ rule, version, rest }): Making => {
    const saved: Rule = { ...rule, version, ...(rest && rule === binWarm && { minBetweenMs: MINUTE }) }
    return () => [{ type: 'rule-saved', rule: saved, actor: 'wang' }]
  })
const ownRuleGone = fc
  .record({ rule: fc.constantFrom('bin-warm', 'two-open'), version: fc.integer({ min: 2, max: 6 }) })
  .map(
    (gone): Making =>
      () => [{ type: 'rule-deleted', actor: 'wang', ...gone }],
  )
const retuned = fc
  .constantFrom<[string, Record<string, number>]>(
    ['bin-full', { mediumPercent: 50, endPercent: 40 }],
    ['fire-lane-blocked', { lowForMs: 10 * SECOND }],
    ['charger-hot', { mediumC: 20 }],
    ['offline', { intervals: 2 }],
  )
  .map(
    ([rule, settings]): Making =>
      () => [
        {
          type: 'rule-tuned',
          actor: 'a',
          tuning: { rule, version: 2, overrides: [{ scope: {}, settings }] },
        },
      ],
  )

const happening = fc.oneof(
  { weight: 10, arbitrary: making },
  { weight: 14, arbitrary: received },
  { weight: 2, arbitrary: unstamped },
  { weight: 1, arbitrary: ownRule },
  { weight: 1, arbitrary: ownRuleGone },
  { weight: 1, arbitrary: retuned },
)

const PAUSES_S = [0, 0, 1, 2, 5, 20, 45, 100, 400, 1_500]

/** What happens after a pause; `down` and `leapt` say what the pause was where nobody listened in it. */
const act = fc.record({
  pauseS: fc.constantFrom(...PAUSES_S),
  pause: fc.constantFrom('quiet', ...Array(28).fill('quiet'), 'down', 'leapt') as fc.Arbitrary<
    'quiet' | 'down' | 'leapt'
  >,
  make: happening,
})

/** What the site is told, each with the server's time; `T0` at the earliest. */
export type RandomHistory = readonly (readonly [Input, Instant])[]

export const randomHistory: fc.Arbitrary<RandomHistory> = fc
  .array(act, { minLength: 1, maxLength: 70, size: 'max' })
  .map(acts => {
    let now = T0
    return acts.flatMap(({ pauseS, pause, make }) => {
      now += pauseS * SECOND
      const inputs = [...afterPause(pause, pauseS * SECOND), ...make(now)]
      return inputs.map(input => [input, now] as const)
    })
  })

function afterPause(pause: 'quiet' | 'down' | 'leapt', byMs: DurationMs): Input[] {
  if (pause === 'down') return [{ type: 'started', policy }]
  return pause === 'leapt' ? [{ type: 'clock-stepped', byMs }] : []
}
