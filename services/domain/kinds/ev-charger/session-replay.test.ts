import t from 'tap'
import { Random } from '../../../../scripts/testing/random.ts'
import { needing, rowsOf } from '../../../testing/recorded.ts'
import type { Alert } from '../../model/alert.ts'
import { HOUR, MINUTE } from '../../model/time.ts'
import { dueAt, emptyRows, longOnes, overstays } from './testing/expected.ts'
import { alertsOf } from './testing/replay-sessions.ts'
import { asensioSessions, caltechSessions } from './testing/sessions.ts'

const CALTECH = 'ev-acn-caltech/sessions.csv'
const ASENSIO = 'ev-workplace-asensio/sessions.csv'

const ofRule = (alerts: readonly Alert[], rule: string) =>
  alerts
    .filter(alert => alert.rule === rule)
    .map(({ deviceId, raisedAt }) => dueAt(deviceId, raisedAt))
    .sort()
function counts(alerts: readonly Alert[]): Record<string, number> {
  const byRule: Record<string, number> = {}
  for (const { rule } of alerts) byRule[rule] = (byRule[rule] ?? 0) + 1
  return byRule
}

/** A month of stations: cars that leave in time and such that do not, long ones, and a station that breaks down. */
function madeRows(seed: number) {
  const random = new Random(seed)
  return Array.from({ length: 20 }, (_, n) => n).flatMap(n => {
    let at = random.wholeWithin(0, 600)
    return Array.from({ length: 30 }, (_, k) => {
      const kwh = n === 3 && k > 20 ? 0 : random.chance(0.05) ? 60 : random.within(0.5, 30)
      const chargingMin = Math.ceil((kwh / 6.6) * 60)
      const stay =
        chargingMin + (random.chance(0.4) ? random.wholeWithin(31, 900) : random.wholeWithin(1, 29))
      const row = { session_id: `${n}-${k}`, station: `s${n}`, kwh: kwh.toFixed(3) }
      const minutes = { arrival_min: `${at}`, departure_min: `${at + stay}` }
      at += stay + random.wholeWithin(5, 600)
      return { ...row, ...minutes }
    })
  })
}

t.test(
  'on made sessions each overstay, long charge and broken station is one alert, and nothing else is',
  async t => {
    const { sessions, leftOut } = caltechSessions(madeRows(5))
    t.same(leftOut, {})
    const alerts = alertsOf(sessions)
    const due = { overstays: overstays(sessions, 30 * MINUTE), long: longOnes(sessions, 8 * HOUR) }
    t.ok(
      due.overstays.length > 100 && due.long.length > 10,
      `${due.overstays.length} and ${due.long.length} due`,
    )
    t.same(ofRule(alerts, 'bay-overstay'), due.overstays)
    t.same(ofRule(alerts, 'charging-long'), due.long)
    t.equal(emptyRows(sessions, 10, 3), 1)
    t.same(Object.keys(counts(alerts)).sort(), ['bay-overstay', 'charger-no-energy', 'charging-long'])
    t.same(
      alerts.filter(({ rule }) => rule === 'charger-no-energy').map(({ deviceId }) => deviceId),
      ['s3'],
    )
  },
)

t.test('rows that cannot be so are left out, and what is mended is counted', async t => {
  const row = (created: string, ended: string, more = {}) => ({
    ...{ sessionId: '1', stationId: 'a', kwhTotal: '5', created, ended, ...more },
  })
  const { sessions, leftOut, mended } = asensioSessions([
    row('0015-02-27 10:00:00', '0015-02-27 12:00:00'),
    row('0015-02-30 10:00:00', '0015-03-01 12:00:00'),
    row('2015-03-02 10:00:00', '2015-03-02 09:00:00'),
    row('2015-03-03 10:00:00', '2015-03-03 11:00:00', { kwhTotal: '-1' }),
    row('2015-03-04 10:00:00', '2015-03-04 11:00:10'),
    row('2015-03-04 11:00:00', '2015-03-04 12:00:00'),
    row('', 'yesterday'),
  ])
  t.same(leftOut, { 'no-such-date': 2, 'ends-before-it-begins': 1, 'negative-energy': 1 })
  t.same(mended, { 'century-missing': 4, 'ends-after-the-next-begins': 1 })
  t.same(
    sessions.map(({ from, to }) => (to - from) / HOUR),
    [2, 1, 1],
  )
})

t.test('the overstays of a real garage come out one to one', needing(CALTECH), async t => {
  const { sessions, leftOut, mended } = caltechSessions(rowsOf(CALTECH))
  const alerts = alertsOf(sessions)
  const due = overstays(sessions, 30 * MINUTE)
  t.comment({ sessions: sessions.length, leftOut, mended, due: due.length, ...counts(alerts) })
  t.ok(due.length > 100)
  t.same(ofRule(alerts, 'bay-overstay'), due)
  t.same(ofRule(alerts, 'charging-long'), longOnes(sessions, 8 * HOUR))
  t.same(
    Object.keys(counts(alerts)).filter(rule => rule !== 'bay-overstay' && rule !== 'charging-long'),
    [],
  )
})

t.test(
  'sessions at real work places: the long ones, and stations that give nothing',
  needing(ASENSIO),
  async t => {
    const { sessions, leftOut, mended } = asensioSessions(rowsOf(ASENSIO))
    const alerts = alertsOf(sessions)
    const strict = alertsOf(sessions, { 'charger-no-energy': { sessions: 2 } })
    t.comment({ sessions: sessions.length, leftOut, mended, ...counts(alerts) })
    t.comment({ twoInARow: counts(strict) })
    t.same(ofRule(alerts, 'charging-long'), longOnes(sessions, 8 * HOUR))
    t.equal(counts(alerts)['charger-no-energy'] ?? 0, emptyRows(sessions, 10, 3))
    t.equal(counts(strict)['charger-no-energy'] ?? 0, emptyRows(sessions, 10, 2))
    t.same(
      Object.keys(counts(alerts)).filter(rule => !rule.startsWith('charg')),
      [],
    )
  },
)
