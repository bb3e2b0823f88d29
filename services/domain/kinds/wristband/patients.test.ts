import t from 'tap'
import { needing, rowsOf } from '../../../testing/recorded.ts'
import { RuleBook } from '../../community/program.ts'
import { newCommunity } from '../../community/state.ts'
import { step } from '../../community/step.ts'
import { metricFault } from '../../model/metric.ts'
import type { Values } from '../../model/reading.ts'
import { DAY, HOUR } from '../../model/time.ts'
import { wristband } from './kind.ts'

/** Vital signs of each hour; from an hour on, those who looked after the patient say that it got worse. */
interface Patient {
  readonly id: string
  readonly hours: readonly Values[]
  readonly worseAt?: number
}

/** What the rules said, by the hour at which they first said it, and how often they did. */
interface Course {
  readonly rule: string
  readonly severity: string
  readonly hour: number
  readonly raised: boolean
}

const START = 20_000 * DAY

function courseOf({ id, hours }: Patient): Course[] {
  const community = newCommunity('s', new RuleBook([wristband], []))
  const device = { id, kind: 'wristband', site: 's', zone: 'z', name: id, expectedIntervalMs: HOUR }
  step(community, { type: 'device-saved', device, actor: 'test' }, START)
  // Measured once an hour: what was measured in the hour before still counts.
  const overrides = [{ scope: { device: id }, settings: { pulseFreshMs: 1.5 * HOUR } }]
  step(
    community,
    { type: 'rule-tuned', tuning: { rule: 'news2', version: 1, overrides }, actor: 'test' },
    START,
  )
  return hours.flatMap((values, hour) => {
    const now = START + (hour + 1) * HOUR
    const { changes } = step(community, { type: 'reading', reading: { deviceId: id, ts: now, values } }, now)
    return changes
      .filter(({ event }) => event.type === 'raised' || event.type === 'severity-changed')
      .map(({ alert: { rule, severity }, event }) => ({
        ...{ rule, severity, hour },
        raised: event.type === 'raised',
      }))
  })
}

const isUrgent = ({ rule, severity }: Course): boolean => rule === 'news2' && severity !== 'medium'

/** Hours at which a plain threshold on the newest value is passed that was not passed before. */
function passings(hours: readonly Values[], isBeyond: (values: Values) => boolean): number[] {
  const beyond = hours.map(isBeyond)
  return beyond.flatMap((so, hour) => (so && !beyond[hour - 1] ? [hour] : []))
}
const pulseAlone = ({ heartRateBpm }: Values): boolean =>
  typeof heartRateBpm === 'number' && heartRateBpm > 130

const hour = (heartRateBpm: number, respirationPerMin: number, rest: Values = {}): Values => ({
  heartRateBpm,
  respirationPerMin,
  ...rest,
})

t.test('who gets worse slowly is seen hours before, and before any single threshold', async t => {
  const hours = [
    ...Array.from({ length: 12 }, () => hour(84, 16, { spo2Percent: 97 })),
    hour(170, 16), // one wild reading
    ...Array.from({ length: 6 }, () => hour(86, 17, { spo2Percent: 96 })),
    hour(104, 22, { spo2Percent: 94, bodyTemperatureC: 38.4 }),
    hour(108, 22), // nothing else was measured
    hour(112, 23, { spo2Percent: 93 }),
    hour(118, 24, { spo2Percent: 92, systolicMmHg: 104 }),
    hour(126, 26, { spo2Percent: 92, systolicMmHg: 98 }),
    hour(134, 28, { spo2Percent: 91, systolicMmHg: 92 }),
  ]
  const course = courseOf({ id: 'made', hours })
  t.match(course[0], { rule: 'news2', severity: 'high', hour: 20 }, 'at the second hour of 5 points')
  t.equal(course.find(({ severity }) => severity === 'critical')?.hour, 22)
  t.same(passings(hours, pulseAlone), [12, 24], 'a pulse alone: a false one, and the last hour')
})

t.test('who is well for two days, with blanks and a wild reading each, raises nothing', async t => {
  const hours = Array.from({ length: 48 }, (_, h) =>
    h % 17 === 5 ? hour(168, 40) : h % 5 === 0 ? {} : hour(72 + (h % 9), 14 + (h % 4), { spo2Percent: 96 }),
  )
  t.same(courseOf({ id: 'well', hours }), [])
  t.ok(passings(hours, pulseAlone).length > 0)
})

const VITALS = 'vitals-physionet2019/vitals.csv'
const COLUMNS = {
  HR: 'heartRateBpm',
  SpO2: 'spo2Percent',
  Temp: 'bodyTemperatureC',
  SBP: 'systolicMmHg',
  DBP: 'diastolicMmHg',
  Resp: 'respirationPerMin',
}

t.test('patients of an intensive care unit', needing(VITALS), async t => {
  const patients = patientsOf(rowsOf(VITALS))
  const courses = patients.map(patient => ({ patient, course: courseOf(patient) }))
  const leads = courses.flatMap(({ patient, course }) => {
    if (patient.worseAt === undefined) return []
    const urgentAt = course.find(isUrgent)?.hour
    const [pulseAt] = passings(patient.hours, pulseAlone)
    const lead = (at?: number) => (at === undefined ? undefined : (patient.worseAt ?? 0) - at)
    t.comment(`${patient.id}: NEWS2 ≥ 5 ${lead(urgentAt)} h before, a pulse above 130 ${lead(pulseAt)} h`)
    return [lead(urgentAt)]
  })
  t.equal(leads.length, 5)
  t.ok(
    leads.every(lead => lead !== undefined && lead >= 6),
    'each is seen six hours before and more',
  )

  const well = courses.filter(({ patient }) => patient.worseAt === undefined)
  const days = well.reduce((sum, { patient }) => sum + patient.hours.length, 0) / 24
  const perDay = (is: (course: Course) => boolean) =>
    well.flatMap(({ course }) => course).filter(is).length / days
  const raised = perDay(({ rule, raised }) => rule === 'news2' && raised)
  const urgent = perDay(isUrgent)
  const pulse = well.reduce((sum, { patient }) => sum + passings(patient.hours, pulseAlone).length, 0) / days
  t.comment(
    `${days.toFixed(1)} patient-days without: NEWS2 alerts a day ${raised.toFixed(2)}, from 5 points on ` +
      `${urgent.toFixed(2)}, pulse above 130 ${pulse.toFixed(2)}`,
  )
  t.ok(raised < 1, 'less than one alert a day of those who did not get worse')
  t.ok(urgent < 0.5, 'and half an urgent one')
})

function patientsOf(rows: readonly Readonly<Record<string, string>>[]): Patient[] {
  const ids = [...new Set(rows.map(({ patient = '' }) => patient))]
  return ids.map(id => {
    const own = rows.filter(({ patient }) => patient === id)
    const worseAt = own.findIndex(({ SepsisLabel }) => SepsisLabel === '1')
    return { id, hours: own.map(valuesOf), ...(worseAt >= 0 && { worseAt }) }
  })
}

/** Blank is not measured; what no sensor can measure is refused as it would be at the door. */
function valuesOf(row: Readonly<Record<string, string>>): Values {
  const values: Record<string, number> = {}
  for (const [column, metric] of Object.entries(COLUMNS)) {
    const cell = row[column] ?? ''
    const spec = wristband.metrics[metric]
    if (cell !== '' && spec && metricFault(spec, Number(cell)) === undefined) values[metric] = Number(cell)
  }
  return values
}
