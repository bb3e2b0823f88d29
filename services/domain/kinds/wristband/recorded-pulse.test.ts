import t from 'tap'
import { needing, rowsOf } from '../../../testing/recorded.ts'
import { RuleBook } from '../../community/program.ts'
import { newCommunity } from '../../community/state.ts'
import { step } from '../../community/step.ts'
import { HOUR, type Instant, MINUTE, SECOND } from '../../model/time.ts'
import { wristband } from './kind.ts'

type Sample = readonly [at: Instant, bpm: number]

/** The alerts of a band that reports its pulse and nothing else, and how often 130 is passed. */
function heard(samples: readonly Sample[]) {
  const community = newCommunity('s', new RuleBook([wristband], []))
  const device = { id: 'd', kind: 'wristband', site: 's', zone: 'z', name: 'D' }
  step(community, { type: 'device-saved', device, actor: 'test' }, samples[0]?.[0] ?? 0)
  const raised = samples.flatMap(([now, heartRateBpm]) => {
    const reading = { deviceId: 'd', ts: now, values: { heartRateBpm } }
    const { changes } = step(community, { type: 'reading', reading }, now)
    return changes.filter(({ event }) => event.type === 'raised').map(({ alert }) => alert)
  })
  const passings = samples.filter(([, bpm], i) => bpm > 130 && (samples[i - 1]?.[1] ?? 0) <= 130).length
  return { raised: raised.filter(({ rule }) => rule === 'heart-rate'), passings }
}

/** An hour about the limit, up and down within each six minutes, and a gap of a night. */
const exercise: readonly Sample[] = [...Array(24 * 60).keys()].flatMap((i): Sample[] => {
  const at = 1_000 * HOUR + i * 5 * SECOND
  if (i < 12 * 60) return [[at, 128 + Math.round(10 * Math.sin((i * 5) / 57))]]
  return [[at + 13 * HOUR, 58 + (i % 5)]]
})

t.test('an hour of exercise about the limit is one alert, not one each time it is passed', async t => {
  const { raised, passings } = heard(exercise)
  t.ok(passings > 8, `${passings} passings`)
  t.equal(raised.length, 1)
})

t.test(
  'the first pulse after a night without the band is no second sample of the last one before',
  async t => {
    const evening: Sample[] = [[0, 150]]
    const morning = [...Array(12).keys()].map((i): Sample => [13 * HOUR + i * 5 * SECOND, 80])
    t.same(heard([...evening, ...morning]).raised, [])
  },
)

const PULSE = 'wristband-fitbit-hr/hr.csv'

t.test('a day of a real band', needing(PULSE), async t => {
  const samples = rowsOf(PULSE)
    .map(({ time, bpm }): Sample => [Date.parse(`${time} UTC`), Number(bpm)])
    .sort(([a], [b]) => a - b)
  const { raised, passings } = heard(samples)
  const minutes = samples.filter(([, bpm]) => bpm > 130).length / 12
  t.comment(
    `${samples.length} samples, ${minutes.toFixed(0)} min above 130: ${passings} passings, ${raised.length} alerts`,
  )
  t.ok(minutes * MINUTE > 15 * MINUTE)
  t.ok(raised.length <= 3 && passings > 3 * raised.length)
})
