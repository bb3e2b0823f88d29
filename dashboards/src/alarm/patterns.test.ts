import t from 'tap'
import { ALARMS, FLASHES, HARMONICS, type Pattern, PRIORITIES, type Priority, TECHNICAL } from './patterns.ts'

const within = (value: number, [least, most]: readonly [number, number]) => value >= least && value <= most
const gapsOf = ({ pulses }: Pattern) => pulses.slice(0, -1).map(({ gapMs }) => gapMs)
const everyPattern = [...PRIORITIES.map(priority => ALARMS[priority]), TECHNICAL]

/** IEC 60601-1-8, table 3 (bursts) and table 4 (pulses). */
const TABLE: Record<
  Priority,
  { pulses: number[]; pulseMs: [number, number]; intervalMs?: [number, number] }
> = {
  high: { pulses: [10], pulseMs: [75, 200], intervalMs: [2_500, 15_000] },
  medium: { pulses: [3], pulseMs: [125, 250], intervalMs: [2_500, 30_000] },
  low: { pulses: [1, 2], pulseMs: [125, 250] },
}
const X_MS = [50, 125] as const
const Y_MS = [125, 250] as const
const HIGH_MIDDLE_MS = [350, 1_300] as const

for (const priority of PRIORITIES) {
  t.test(
    `a burst of ${priority} priority has its number of pulses, as long and as often as the standard says`,
    async t => {
      const { pulses, pulseMs, intervalMs } = ALARMS[priority]
      const table = TABLE[priority]
      t.ok(table.pulses.includes(pulses.length))
      t.ok(within(pulseMs, table.pulseMs))
      if (table.intervalMs === undefined) t.equal(intervalMs, null, 'it is heard once')
      else t.ok(within(intervalMs ?? 0, table.intervalMs))
    },
  )
}

t.test('the ten pulses stand in two groups of three and two, the groups apart', async t => {
  const [x = 0, ...rest] = gapsOf(ALARMS.high)
  t.ok(within(x, X_MS))
  const wide = 2 * x + ALARMS.high.pulseMs
  const middle = rest[3] ?? 0
  t.ok(within(middle, HIGH_MIDDLE_MS))
  t.same(rest, [x, wide, x, middle, x, x, wide, x])
})

t.test('the pulses of the others stand evenly, and further apart than those of high priority', async t => {
  for (const pattern of [ALARMS.medium, ALARMS.low, TECHNICAL]) {
    for (const gap of gapsOf(pattern)) t.ok(within(gap, Y_MS))
    t.equal(new Set(gapsOf(pattern)).size, 1)
  }
  const { medium, high } = ALARMS
  t.ok((gapsOf(medium)[0] ?? 0) + medium.pulseMs >= (gapsOf(high)[0] ?? 0) + high.pulseMs)
})

t.test(
  'each pulse rises within 10 to 40 % of its length, and has died away before the next rises',
  async t => {
    for (const { pulseMs, riseMs, fallMs, pulses } of everyPattern) {
      t.ok(within(riseMs, [pulseMs * 0.1, pulseMs * 0.4]))
      for (const { gapMs } of pulses.slice(0, -1)) t.ok(fallMs <= gapMs - riseMs)
    }
  },
)

t.test(
  'the pitch lies between 150 and 1000 Hz, with four harmonics at least between 300 and 4000',
  async t => {
    for (const { hz } of everyPattern.flatMap(({ pulses }) => pulses)) {
      t.ok(within(hz, [150, 1_000]))
      const heard = HARMONICS.map((_, i) => hz * (i + 1)).filter(partial => within(partial, [300, 4_000]))
      t.ok(heard.length >= 4, `${hz} Hz`)
    }
    const quietest = 20 * Math.log10(Math.min(...HARMONICS))
    t.ok(quietest >= -15, 'and none more than 15 dB below the pitch')
  },
)

t.test('what is more urgent is louder, and nothing flashes so that it could harm', async t => {
  t.ok(ALARMS.high.gain > ALARMS.medium.gain && ALARMS.medium.gain > ALARMS.low.gain)
  t.ok(within(FLASHES.high.hz ?? 0, [1.4, 2.8]) && within(FLASHES.medium.hz ?? 0, [0.4, 0.8]))
  t.equal(FLASHES.low.hz, null)
  for (const { hz, dutyPercent } of [FLASHES.high, FLASHES.medium]) {
    t.ok(within(dutyPercent, [20, 60]))
    t.ok((hz ?? 0) <= 3, 'WCAG 2.3.1: three flashes a second')
  }
})

t.test('an alarm of the system itself is told from every other by its falling pitch', async t => {
  const falls = ({ pulses }: Pattern) => pulses.some(({ hz }, i) => hz < (pulses[i - 1]?.hz ?? 0))
  t.ok(falls(TECHNICAL))
  for (const priority of PRIORITIES) t.notOk(falls(ALARMS[priority]))
})
