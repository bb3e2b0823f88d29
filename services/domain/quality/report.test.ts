import t from 'tap'
import { DAY, HOUR, MINUTE, SECOND } from '../model/time.ts'
import { FIGURE_IDS, type FigureId } from './figure.ts'
import type { AlertLife } from './life.ts'
import { reportOf } from './report.ts'
import { lifeAt, over, T0 } from './testing/life.ts'

const day = { from: T0, to: T0 + DAY }
const figureOf = (lives: AlertLife[], id: FigureId, period = day) =>
  reportOf(lives, { period }).figures.find(figure => figure.id === id)

t.test('a day of four alarms has the figures worked by hand', async t => {
  const report = reportOf(
    [
      // Chen looks after 2 min and settles it as false after 10.
      over(T0 + HOUR, 30 * MINUTE, {
        ...{ takenAt: T0 + HOUR + 2 * MINUTE, takenBy: 'chen', cause: 'false-alarm' },
        ...{ resolvedAt: T0 + HOUR + 10 * MINUTE, resolvedBy: 'chen' },
      }),
      // A critical one of another device in the same ten minutes; Li settles it after 20 min without a word.
      over(T0 + HOUR + MINUTE, 20 * MINUTE, {
        ...{ deviceId: 'bin-2', rule: 'bin-fire', severity: 'critical', takenBy: 'li', resolvedBy: 'li' },
        ...{ takenAt: T0 + HOUR + 5 * MINUTE, resolvedAt: T0 + HOUR + 21 * MINUTE },
      }),
      // Held back to its end, told with another, and one that was put aside.
      over(T0 + 2 * HOUR, HOUR, { announcedAt: null, heldBy: 'parent' }),
      over(T0 + 2 * HOUR, HOUR, { grouped: true }),
      lifeAt(T0 + 3 * HOUR, { severity: 'high', shelved: true, heldBy: 'shelved' }),
      // Nobody could have looked.
      over(T0 + 4 * HOUR, 20 * SECOND),
    ],
    { period: day },
  )
  t.equal(report.alarms, 4)
  t.same(Object.fromEntries(report.figures.map(({ id, value }) => [id, value])), {
    'rate-mean': 4 / 144,
    'rate-peak': 2,
    'slots-over-1': 1 / 144,
    'slots-over-10': 0,
    'flood-share': 0,
    chattering: 0,
    fleeting: 1,
    stale: 0,
    'top-ten-share': 1,
    'critical-share': 1 / 4,
    'urgent-share': 2 / 4,
    'false-share': 1 / 2,
    'acknowledge-median': 2 * MINUTE,
    'acknowledge-p90': 4 * MINUTE,
    'resolve-median': 10 * MINUTE,
    'resolve-p90': 20 * MINUTE,
  })
  t.same(report.priorities, { critical: 1, high: 1, rest: 2 })
  t.match(report.causes, { 'false-alarm': 1, 'not-said': 1, real: 0 })
  t.match(report.held, { suppressed: { parent: 1, shelved: 1, flood: 0 }, shelved: 1, grouped: 1 })
  t.same([report.untouched, report.closed, report.different], [2, 2, 2])
  t.same(report.top.alarms, [
    { name: 'bin-1 bin-full', count: 3, share: 3 / 4 },
    { name: 'bin-2 bin-fire', count: 1, share: 1 / 4 },
  ])
  t.same(
    report.faults.map(({ figure }) => figure),
    ['fleeting'],
    'of four, a share says nothing',
  )
})

t.test('what was raised before the period is none of its alarms, and told in it is', async t => {
  const before = lifeAt(T0 - 2 * DAY)
  t.equal(reportOf([before], { period: day }).alarms, 0)
  t.equal(figureOf([before], 'stale')?.value, 1)
  t.equal(reportOf([{ ...before, announcedAt: T0 }], { period: day }).alarms, 1)
  t.equal(reportOf([lifeAt(T0 + DAY)], { period: day }).alarms, 0)
})

t.test('a flood that was summarised is still a flood, and its alarms are not rung', async t => {
  const rung = Array.from({ length: 11 }, (_, i) => lifeAt(T0 + i * SECOND, { deviceId: `bin-${i}` }))
  const held = Array.from({ length: 20 }, (_, i) =>
    lifeAt(T0 + MINUTE + i * SECOND, { announcedAt: null, heldBy: 'flood', deviceId: `bin-${i}` }),
  )
  const report = reportOf([...rung, ...held], { period: day })
  t.equal(report.alarms, 11)
  t.match(report.floods, [{ from: T0 + 10 * SECOND, alarms: 31 }])
  // Sixteen of the last twenty are over at 11:15, and four are left.
  t.equal(report.floods[0]?.to, T0 + 11 * MINUTE + 15 * SECOND)
  t.equal(report.chart.bars.filter(bar => bar.flood).length, 2)
})

const alarms = (n: number, more: (i: number) => Partial<AlertLife> = () => ({})) =>
  Array.from({ length: n }, (_, i) => over(T0 + i * 15 * MINUTE, HOUR, { deviceId: `bin-${i}`, ...more(i) }))

t.test('each figure is good at its limit and bad beyond', async t => {
  const period = { from: T0, to: T0 + 10 * DAY }
  const table: [FigureId, AlertLife[], AlertLife[]][] = [
    ['rate-peak', alarms(10, i => ({ announcedAt: T0 + i })), alarms(11, i => ({ announcedAt: T0 + i }))],
    ['fleeting', alarms(1), [over(T0, SECOND)]],
    ['chattering', alarms(3), [0, 1, 2].map(i => over(T0 + i * SECOND, 1))],
    ['stale', alarms(4, () => ({ clearedAt: null })), alarms(5, () => ({ clearedAt: null }))],
    [
      'critical-share',
      alarms(20, i => (i < 1 ? { severity: 'critical' } : {})),
      alarms(20, i => (i < 2 ? { severity: 'critical' } : {})),
    ],
    [
      'urgent-share',
      alarms(20, i => (i < 4 ? { severity: 'high' } : {})),
      alarms(20, i => (i < 5 ? { severity: 'high' } : {})),
    ],
    [
      'false-share',
      alarms(20, i => ({ resolvedBy: 'li', resolvedAt: T0 + 1, ...(i < 2 ? { cause: 'false-alarm' } : {}) })),
      alarms(20, i => ({ resolvedBy: 'li', resolvedAt: T0 + 1, ...(i < 3 ? { cause: 'false-alarm' } : {}) })),
    ],
  ]
  for (const [id, good, bad] of table) {
    t.equal(figureOf(good, id, period)?.verdict, 'good', `${id} at its limit`)
    t.equal(figureOf(bad, id, period)?.verdict, 'bad', `${id} beyond`)
  }
})

t.test('the mean is good at one in ten minutes and bad beyond', async t => {
  const hour = { from: T0, to: T0 + HOUR }
  const rung = (n: number) => alarms(n, i => ({ announcedAt: T0 + i * MINUTE }))
  t.equal(figureOf(rung(6), 'rate-mean', hour)?.verdict, 'good')
  t.equal(figureOf(rung(7), 'rate-mean', hour)?.verdict, 'bad')
})

t.test('a share of a flood and of ten minutes is good at one in a hundred and bad beyond', async t => {
  const rung = alarms(11, i => ({ announcedAt: T0 + i * SECOND }))
  const slots = (n: number) => ({ from: T0, to: T0 + n * 10 * MINUTE })
  t.equal(figureOf(rung, 'slots-over-10', slots(100))?.verdict, 'good')
  t.equal(figureOf(rung, 'slots-over-10', slots(99))?.verdict, 'bad')
  // From the eleventh, at 0:10, until the seventh, of 0:06, is ten minutes old: 596 s.
  t.equal(figureOf(rung, 'flood-share', { from: T0, to: T0 + 59_600 * SECOND })?.verdict, 'good')
  t.equal(figureOf(rung, 'flood-share', { from: T0, to: T0 + 59_599 * SECOND })?.verdict, 'bad')
})

t.test('nineteen alarms are too few to judge a share by', async t => {
  t.equal(
    figureOf(
      alarms(19, () => ({ severity: 'critical' })),
      'critical-share',
    )?.verdict,
    'not-judged',
  )
  t.equal(
    figureOf(
      alarms(20, () => ({ severity: 'critical' })),
      'critical-share',
    )?.verdict,
    'bad',
  )
})

t.test(
  'the ten most frequent may have 5 %, or twice an even spread where there are fewer than 400 alarms',
  async t => {
    const period = { from: T0, to: T0 + 9 * DAY }
    const even = (different: number) => figureOf(alarms(different), 'top-ten-share', period)
    t.match(even(400), { value: 0.025, limit: 0.05, verdict: 'good' })
    t.match(even(100), { value: 0.1, limit: 0.2, verdict: 'good' })
    const uneven = alarms(100).concat(alarms(35, () => ({ deviceId: 'bin-1' })))
    t.match(figureOf(uneven, 'top-ten-share', period), {
      value: 45 / 135,
      verdict: 'bad',
    })
    t.match(even(15), { limit: 1, verdict: 'not-judged' })
  },
)

t.test('a bad figure names the rules and devices behind it, the worst first', async t => {
  const bands = [0, 1, 2].map(i => over(T0 + i * HOUR, (i + 1) * 10 * SECOND, { rule: 'hot', deviceId: 'b' }))
  const report = reportOf([over(T0, SECOND), ...bands], { period: day })
  t.same(report.faults, [
    {
      figure: 'fleeting',
      culprits: [
        {
          rule: 'hot',
          count: 3,
          share: 3 / 4,
          devices: [{ id: 'b', count: 3 }],
          lastedP90Ms: 30 * SECOND,
          severity: 'medium',
        },
        {
          rule: 'bin-full',
          count: 1,
          share: 1 / 4,
          devices: [{ id: 'bin-1', count: 1 }],
          lastedP90Ms: SECOND,
          severity: 'medium',
        },
      ],
    },
  ])
})

t.test('divided by site, zone, rule, device or person, each part has its own figures', async t => {
  const lives = [
    lifeAt(T0, { takenBy: 'li', takenAt: T0 + MINUTE, resolvedBy: 'chen', resolvedAt: T0 + HOUR }),
    lifeAt(T0, { takenBy: 'chen', takenAt: T0 + 3 * MINUTE, zone: 'roof' }),
  ]
  const parts = (by: 'zone' | 'actor') =>
    reportOf(lives, { period: day, by }).parts.map(({ name, alarms, figures }) => [
      name,
      alarms,
      figures.find(({ id }) => id === 'acknowledge-median')?.value,
    ])
  t.same(parts('zone'), [
    ['s gate', 1, MINUTE],
    ['s roof', 1, 3 * MINUTE],
  ])
  t.same(parts('actor'), [
    ['chen', 2, 3 * MINUTE],
    ['li', 1, MINUTE],
  ])
  t.same(reportOf(lives, { period: day }).parts, [])
})

t.test('nothing that happened is good or not judged, never bad', async t => {
  const { figures, faults } = reportOf([], { period: day })
  t.same(
    figures.map(({ id }) => id),
    FIGURE_IDS,
  )
  t.same(faults, [])
  t.notMatch(JSON.stringify(figures), /NaN/)
})

t.test('a year is drawn in bars that can be told apart, and none of its alarms is lost', async t => {
  const period = { from: T0, to: T0 + 365 * DAY }
  const { chart } = reportOf(
    alarms(50, i => ({ announcedAt: T0 + 100 * DAY + i })),
    { period },
  )
  t.ok(chart.bars.length <= 240)
  t.equal(Math.max(...chart.bars.map(bar => bar.alarms)), 50)
})
