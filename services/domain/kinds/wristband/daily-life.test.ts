import t from 'tap'
import { RuleBook } from '../../community/program.ts'
import { newCommunity } from '../../community/state.ts'
import { step } from '../../community/step.ts'
import type { Values } from '../../model/reading.ts'
import type { Rule } from '../../model/rule.ts'
import { DAY, HOUR, type Instant, MINUTE } from '../../model/time.ts'
import { inactive, leftArea, unusualHeartRate } from './daily-life.ts'
import { wristband } from './kind.ts'

/** Midnight in Shanghai, eight hours before that of UTC. */
const MIDNIGHT: Instant = 20_000 * DAY - 8 * HOUR
const clock = (hours: number, minutes = 0): Instant => MIDNIGHT + hours * HOUR + minutes * MINUTE

/** A wearer for whom the rule was switched on, and what is heard of her. */
function wearerWith(rule: Rule, settings: Record<string, number> = {}, enabled = true) {
  const community = newCommunity('s', new RuleBook([{ ...wristband, rules: [rule] }], []))
  const start = MIDNIGHT - DAY
  step(community, { type: 'started', policy: { ...community.policy, timeZone: 'Asia/Shanghai' } }, start)
  const device = { id: 'd', kind: 'wristband', site: 's', zone: 'z', name: 'D' }
  step(community, { type: 'device-saved', device, actor: 'test' }, start)
  const overrides = enabled ? [{ scope: { device: 'd' }, settings, enabled }] : []
  step(
    community,
    { type: 'rule-tuned', tuning: { rule: rule.id, version: 1, overrides }, actor: 'test' },
    start,
  )
  return (now: Instant, values?: Values): string[] => {
    const reading = { deviceId: 'd', ts: now, values: values ?? {} }
    const { changes } = step(community, values ? { type: 'reading', reading } : { type: 'tick' }, now)
    return changes
      .filter(({ event }) => event.type !== 'occurred')
      .map(({ event }) => `${event.type} ${Math.round((event.at - MIDNIGHT) / MINUTE)}`)
  }
}

/** A reading each five minutes. */
function reports(
  hear: ReturnType<typeof wearerWith>,
  from: Instant,
  to: Instant,
  values: (at: Instant) => Values,
): string[] {
  const heard: string[] = []
  for (let at = from; at <= to; at += 5 * MINUTE) heard.push(...hear(at, values(at)))
  return heard
}
const still = () => ({ steps: 700, worn: true })

t.test('who has not got up four hours after the day began is looked for, and no sooner', async t => {
  const hear = wearerWith(inactive)
  t.same(reports(hear, clock(1), clock(10, 55), still), [], 'the night does not count')
  t.same(reports(hear, clock(11), clock(20), still), [`raised ${11 * 60}`])
  t.same(reports(hear, clock(20), clock(23), still), [], 'the evening ends nothing')
  t.same(hear(clock(23, 30), { steps: 730, worn: true }), [`cleared ${23.5 * 60}`])
})

t.test('twenty steps in half an hour begin the four hours anew, nineteen do not', async t => {
  for (const [steps, raisedAt] of [
    [20, [`raised ${(10 + 4.5) * 60}`]],
    [19, [`raised ${11 * 60}`]],
  ] as const) {
    const hear = wearerWith(inactive)
    reports(hear, clock(6), clock(9, 55), still)
    const up = () => ({ steps: 700 + steps, worn: true })
    t.same(reports(hear, clock(10), clock(20), up).slice(0, 1), raisedAt, `${steps}`)
  }
})

t.test(
  'who stirs just when it would be raised is given time to get up; who lies down again is not',
  async t => {
    for (const [steps, raisedAt] of [
      [3, [`raised ${11 * 60 + 10}`]],
      [2, [`raised ${11 * 60}`]],
    ] as const) {
      const hear = wearerWith(inactive)
      reports(hear, clock(1), clock(10, 50), still)
      const stirred = () => ({ steps: 700 + steps, worn: true })
      t.same(reports(hear, clock(10, 55), clock(20), stirred).slice(0, 1), raisedAt, `${steps} steps`)
    }
    const hear = wearerWith(inactive)
    reports(hear, clock(1), clock(10, 50), still)
    const gotUp = (at: Instant) => ({ steps: 700 + Math.floor((at - clock(10, 50)) / MINUTE), worn: true })
    t.same(reports(hear, clock(10, 55), clock(20), gotUp), [], 'a step a minute')
  },
)

t.test('a band that is off, or that is not heard, says nothing of who wore it', async t => {
  const off = wearerWith(inactive)
  reports(off, clock(6), clock(9), still)
  t.same(
    reports(off, clock(9), clock(16), () => ({ steps: 700, worn: false })),
    [],
  )
  t.same(reports(off, clock(16), clock(19, 55), still), [], 'it was put on at four')
  t.same(reports(off, clock(20), clock(20), still), [`raised ${20 * 60}`])

  const silent = wearerWith(inactive)
  reports(silent, clock(6), clock(10), still)
  t.same(silent(clock(16)), [])
  const stepless = wearerWith(inactive)
  t.same(
    reports(stepless, clock(6), clock(20), () => ({ heartRateBpm: 70, worn: true })),
    [],
  )
})

t.test('nobody is watched for whom it was not switched on', async t => {
  for (const rule of [inactive, leftArea]) t.equal(rule.optIn, true)
  t.same(reports(wearerWith(inactive, {}, false), clock(6), clock(20), still), [])
})

t.test('whoever leaves the circle is missed at the second position outside', async t => {
  const home = { homeLat: 39.9, homeLon: 116.4, radiusM: 300 }
  const at = (metresNorth: number) => ({ lat: 39.9 + metresNorth / 111_195, lon: 116.4, worn: true })
  const hear = wearerWith(leftArea, home)
  t.same(hear(clock(9), at(340)), [], 'it may be wrong by 50 m')
  t.same(hear(clock(9, 5), at(360)), [])
  t.same(hear(clock(9, 7), { heartRateBpm: 80 }), [], 'no position')
  t.same(hear(clock(9, 10), at(600)), [`raised ${9 * 60 + 10}`])
  t.same(hear(clock(9, 15), at(310)), [])
  t.same(hear(clock(9, 20), at(290)), [`cleared ${9 * 60 + 20}`])
  const nowhere = wearerWith(leftArea)
  t.same([...nowhere(clock(9), at(5_000)), ...nowhere(clock(10), at(5_000))], [], 'no circle was drawn')
})

const resting = (base: number) => (at: Instant) => ({
  heartRateBpm: base + ((at / MINUTE) % 4),
  steps: 700,
  worn: true,
})

t.test("a pulse that is usual for one is unusual for another, after a day's learning", async t => {
  const slow = wearerWith(unusualHeartRate)
  t.same(reports(slow, clock(0), clock(24), resting(54)), [])
  t.same(reports(slow, clock(24, 5), clock(24, 15), resting(86)), [])
  t.same(reports(slow, clock(24, 20), clock(24, 25), resting(86)), [`raised ${24 * 60 + 20}`])
  const quick = wearerWith(unusualHeartRate)
  t.same(reports(quick, clock(0), clock(26), resting(86)), [])
})

t.test('who is ill on the first day is not taken for ill by nature', async t => {
  const hear = wearerWith(unusualHeartRate)
  reports(hear, clock(0), clock(9), resting(60))
  t.same(reports(hear, clock(9, 5), clock(16), resting(118)), [])
  reports(hear, clock(16, 5), clock(32), resting(60))
  t.same(reports(hear, clock(32, 5), clock(32, 25), resting(98)), [`raised ${32 * 60 + 20}`])
})

t.test('who was ill when the band was put on is well when most of the day says so', async t => {
  const hear = wearerWith(unusualHeartRate)
  reports(hear, clock(0), clock(9), resting(118))
  t.same(reports(hear, clock(9, 5), clock(48), resting(60)), [], 'well again is no alert')
  t.same(reports(hear, clock(48, 5), clock(48, 25), resting(98)), [`raised ${48 * 60 + 20}`])
})

t.test(
  'a walk is not held against the resting pulse, nor a band that fell silent after a minute',
  async t => {
    const hear = wearerWith(unusualHeartRate)
    reports(hear, clock(0), clock(24), resting(60))
    const walk = (at: Instant) => ({ heartRateBpm: 105, steps: 700 + (at - clock(24)) / 1_000, worn: true })
    t.same(reports(hear, clock(24, 5), clock(25), walk), [])
    t.same(reports(hear, clock(25, 5), clock(25, 15), resting(60)), [])
    t.same(hear(clock(26), { heartRateBpm: 110, worn: true }), [])
    t.same(hear(clock(26, 1), { heartRateBpm: 110, worn: true }), [])
    t.same(hear(clock(30)), [])
    t.same(hear(clock(40), { heartRateBpm: 61, worn: true }), [])
  },
)
