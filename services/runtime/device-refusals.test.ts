import t from 'tap'
import {
  DeviceRefusals,
  OTHER_REFUSALS,
  REFUSAL_REASONS_MAX,
  REFUSALS_LATEST_MAX,
  REFUSING_DEVICES_MAX,
} from './device-refusals.ts'

function refusals() {
  const clock = { now: 1_000 }
  return { clock, known: new DeviceRefusals(() => clock.now) }
}

t.test(
  'what is refused of a device is counted by its reason and metric, the most frequent first',
  async t => {
    const { clock, known } = refusals()
    known.note('bin-1', 'not-json')
    clock.now = 2_000
    known.note('bin-1', 'metric-out-of-range', 'fillPercent')
    known.note('bin-1', 'metric-out-of-range', 'fillPercent')
    t.same(known.of('bin-1'), {
      total: 3,
      reasons: [
        { reason: 'metric-out-of-range', metric: 'fillPercent', count: 2, lastAt: 2_000 },
        { reason: 'not-json', count: 1, lastAt: 1_000 },
      ],
      latest: [
        { at: 2_000, reason: 'metric-out-of-range', metric: 'fillPercent' },
        { at: 2_000, reason: 'metric-out-of-range', metric: 'fillPercent' },
        { at: 1_000, reason: 'not-json' },
      ],
    })
    t.equal(known.of('bin-2'), undefined)
  },
)

t.test('the latest refusals are told one by one as far as their limit, the counts go on', async t => {
  const { known } = refusals()
  for (let i = 0; i <= REFUSALS_LATEST_MAX; i++) known.note('bin-1', i === 0 ? 'empty' : 'not-json')
  const found = known.of('bin-1')
  t.equal(found?.total, REFUSALS_LATEST_MAX + 1)
  t.equal(found?.latest.length, REFUSALS_LATEST_MAX)
  t.notOk(
    found?.latest.some(({ reason }) => reason === 'empty'),
    'the oldest is told no more',
  )
})

t.test(
  'names that a device makes up do not grow the memory: beyond the limit they count as others',
  async t => {
    const { known } = refusals()
    for (let i = 0; i < REFUSAL_REASONS_MAX + 5; i++) known.note('bin-1', 'metric-unknown', `made-up-${i}`)
    const found = known.of('bin-1')
    t.equal(found?.reasons.length, REFUSAL_REASONS_MAX + 1)
    t.match(found?.reasons[0], { reason: OTHER_REFUSALS, metric: undefined, count: 5 })
    t.ok(
      found?.reasons.slice(1).every(({ count }) => count === 1),
      'no other row counts what it is not',
    )
    t.equal(
      found?.reasons.reduce((sum, { count }) => sum + count, 0),
      REFUSAL_REASONS_MAX + 5,
    )
    known.note('bin-2', 'metric-unknown', 'x'.repeat(1_000))
    t.equal(known.of('bin-2')?.reasons[0]?.metric?.length, 64)
  },
)

t.test('beyond so many devices the one that was quiet for longest is forgotten', async t => {
  const { known } = refusals()
  for (let i = 0; i < REFUSING_DEVICES_MAX; i++) known.note(`bin-${i}`, 'not-json')
  known.note('bin-0', 'not-json')
  known.note('one-more', 'not-json')
  t.equal(known.of('bin-0')?.total, 2)
  t.equal(known.of('bin-1'), undefined)
  t.equal([...known.list()].length, REFUSING_DEVICES_MAX)
  known.forget('bin-0')
  t.equal(known.of('bin-0'), undefined)
})
