import t from 'tap'
import type { WireBacktest } from '../api/wire/backtest.ts'
import { backtestPicture } from './backtest-picture.ts'

type Done = Extract<WireBacktest, { state: 'done' }>
const bySeverity = { low: 0, medium: 0, high: 3, critical: 0 }

const done = (more: Partial<Done['result']> = {}): Done => ({
  ...{ id: 'b-1', rule: 'bin-full', by: 'admin', devices: 12, state: 'done' },
  ...{ from: '2026-05-01T00:00:00.000Z', to: '2026-05-03T00:00:00.000Z', notes: [] },
  result: {
    fired: { count: 21, devices: 3, bySeverity },
    present: { count: 9, devices: 2, bySeverity },
    raised: { count: 8, devices: 2, alsoFired: 7, falseAlarms: 2, falseAlarmsAlsoFired: 1 },
    days: [
      { day: '2026-05-01', fired: 20, present: 8, raised: 8 },
      { day: '2026-05-02', fired: 1, present: 1, raised: 0 },
      { day: '2026-05-03', fired: 0, present: 0, raised: 0 },
    ],
    byDevice: [{ deviceId: 'bin-1', fired: 19, present: 5, raised: 8 }],
    episodes: [],
    presentEpisodes: [],
    busiest: { fired: null, present: null },
    ...{
      readings: 120_000,
      devices: 12,
      devicesOff: 0,
      failedDevices: 0,
      firstReadingAt: '2026-05-01T00:00:00.000Z',
      tookMs: 250,
    },
    ...more,
  },
})

t.test('a sentence says what would have been, what is, and what was', async t => {
  const [first] = backtestPicture(done()).split('\n')
  t.equal(
    first,
    'bin-full would have fired 21 times on 3 of 12 devices; as it stands: 9 times; really raised: 8 times ' +
      '(7 of them found again, 2 closed as false alarms, of which it would raise 1 again)',
  )
  const alone = done({
    present: null,
    fired: { count: 1, devices: 1, bySeverity },
    raised: { count: 0, devices: 0, alsoFired: 0, falseAlarms: 0, falseAlarmsAlsoFired: 0 },
  })
  t.match(
    backtestPicture(alone),
    /^bin-full would have fired once on 1 of 12 devices; really raised: 0 times\n/,
  )
})

t.test(
  'each day has a bar, the worst the longest, one with a single alarm a short one, a quiet one none',
  async t => {
    const bars = backtestPicture(done())
      .split('\n')
      .filter(line => line.startsWith('2026-'))
      .map(line => line.match(/█*$/)?.[0].length)
    t.same(bars, [40, 2, 0])
  },
)

t.test('of very many days the quiet ones are left out', async t => {
  const days = (count: number) =>
    Array.from({ length: count }, (_, i) => ({
      ...{
        day: new Date(i * 86_400_000).toISOString().slice(0, 10),
        fired: i === 5 ? 1 : 0,
        present: 0,
        raised: 0,
      },
    }))
  const shown = (count: number) =>
    backtestPicture(done({ days: days(count) }))
      .split('\n')
      .filter(line => line.startsWith('1970-')).length
  t.equal(shown(62), 62)
  t.equal(shown(63), 1)
})

t.test('devices for which the rule is off, and those on which it failed, are told', async t => {
  const picture = backtestPicture(done({ devicesOff: 4, failedDevices: 2 }))
  t.match(picture, /^It is switched off for 4 of them/m)
  t.match(picture, /^It could not be evaluated on 2 devices/m)
})
