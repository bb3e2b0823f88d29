import t from 'tap'
import { RuleBook } from '../../community/program.ts'
import { newCommunity } from '../../community/state.ts'
import { step } from '../../community/step.ts'
import type { Alert } from '../../model/alert.ts'
import type { Values } from '../../model/reading.ts'
import { DAY, MINUTE } from '../../model/time.ts'
import { scenario } from '../scenario.ts'
import { wristband } from './kind.ts'

scenario('a pulse that is high on a brisk walk is none to worry about, the same at rest is', wristband, [
  ['00:00', { heartRateBpm: 80, steps: 1_000, worn: true }, []],
  ['05:00', { heartRateBpm: 134, steps: 1_500, worn: true }, []],
  ['10:00', { heartRateBpm: 136, steps: 2_000, worn: true }, []],
  ['20:00', { heartRateBpm: 135, steps: 2_000, worn: true }, []],
  [
    '21:00',
    { heartRateBpm: 134, steps: 2_000, worn: true },
    ['raised heart-rate high', 'raised news2 medium'],
  ],
])

scenario('no walk explains every pulse', wristband, [
  ['00:00', { heartRateBpm: 80, steps: 1_000 }, []],
  ['05:00', { heartRateBpm: 155, steps: 1_500 }, []],
  ['10:00', { heartRateBpm: 156, steps: 2_000 }, ['raised heart-rate high']],
])

scenario('a band that counts no steps is never taken to be walking', wristband, [
  ['00:00', { heartRateBpm: 134 }, []],
  ['01:00', { heartRateBpm: 134 }, ['raised heart-rate high', 'raised news2 medium']],
])

scenario('steps alone are no second sample of a pulse', wristband, [
  ['00:00', { heartRateBpm: 134, steps: 10 }, []],
  ['01:30', { steps: 11 }, []],
])

scenario('a band that is taken off ends nothing; the next good reading while worn does', wristband, [
  ['00:00', { heartRateBpm: 40, worn: true }, []],
  ['01:00', { heartRateBpm: 40, worn: true }, ['raised heart-rate high', 'raised news2 medium']],
  ['02:00', { worn: false }, []],
  ['20:00', { worn: true, steps: 3 }, []],
  ['21:00', { heartRateBpm: 70, worn: true }, []],
  ['26:00', 'tick', ['cleared heart-rate high', 'cleared news2 medium']],
])

scenario('two bad readings between which the band was off are no two in a row', wristband, [
  ['00:00', { spo2Percent: 86, worn: true }, []],
  ['00:30', { worn: false }, []],
  ['01:00', { spo2Percent: 86, worn: true }, []],
  ['02:00', { spo2Percent: 86, worn: true }, ['raised spo2 high', 'raised news2 medium']],
])

scenario('the score climbs from one parameter at 3 over 5 to 7, each after two readings', wristband, [
  ['00:00', { respirationPerMin: 26 }, []],
  ['01:00', { respirationPerMin: 26 }, ['raised news2 medium']],
  ['02:00', { respirationPerMin: 26, heartRateBpm: 112 }, ['occurred news2 medium']],
  ['03:00', { respirationPerMin: 26, heartRateBpm: 112 }, ['severity-changed news2 high']],
  ['04:00', { systolicMmHg: 95, heartRateBpm: 112, respirationPerMin: 26 }, ['occurred news2 high']],
  ['05:00', { heartRateBpm: 112, respirationPerMin: 26 }, ['severity-changed news2 critical']],
  ['06:00', { heartRateBpm: 80, respirationPerMin: 26 }, ['severity-changed news2 high']],
  ['07:00', { respirationPerMin: 16, systolicMmHg: 120 }, []],
  ['12:00', 'tick', ['cleared news2 high']],
])

scenario('what is not measured is neither normal nor an alarm', wristband, [
  ['00:00', { heartRateBpm: 128, worn: true }, []],
  ['01:00', { heartRateBpm: 128, worn: true }, []],
  ['02:00', { heartRateBpm: 128, worn: true }, []],
])

scenario(
  'a pulse and an SpO₂ that come by themselves are not each the second reading of the other',
  wristband,
  [
    ['00:00', { heartRateBpm: 135 }, []],
    ['00:20', { spo2Percent: 98 }, []],
    ['00:40', { spo2Percent: 98 }, []],
    ['01:00', { heartRateBpm: 80 }, []],
  ],
)

scenario('a value that is too old is absent, up to its age exactly it counts', wristband, [
  ['00:00', { spo2Percent: 92, worn: true }, []],
  ['14:00', { heartRateBpm: 115, bodyTemperatureC: 38.5 }, []],
  ['15:00', { heartRateBpm: 115 }, ['raised news2 high']],
  ['16:00', { heartRateBpm: 90 }, []],
  ['21:00', { heartRateBpm: 115 }, ['cleared news2 high']],
  ['23:00', { heartRateBpm: 115 }, []],
])

scenario('what grew old ends no alert; what is measured does', wristband, [
  ['00:00:00', { respirationPerMin: 26 }, []],
  ['00:01:00', { respirationPerMin: 26 }, ['raised news2 medium']],
  ['03:00:00', { heartRateBpm: 70 }, ['occurred news2 medium']],
  ['03:01:00', { respirationPerMin: 18 }, []],
  ['03:06:00', 'tick', ['cleared news2 medium']],
])

scenario('a sum that comes and goes by one point is one alert', wristband, [
  ['00:00', { heartRateBpm: 115, respirationPerMin: 22, spo2Percent: 95 }, []],
  ['01:00', { heartRateBpm: 115, respirationPerMin: 22, spo2Percent: 95 }, ['raised news2 high']],
  ['02:00', { spo2Percent: 96 }, ['occurred news2 high']],
  ['09:00', { spo2Percent: 95 }, ['occurred news2 high']],
  ['10:00', { spo2Percent: 96, heartRateBpm: 110 }, []],
  ['12:00', { heartRateBpm: 112 }, []],
  ['13:00', { heartRateBpm: 110 }, []],
  ['18:00', 'tick', ['cleared news2 high']],
])

scenario('a pulse about its limit, a sample each five seconds, is one alert', wristband, [
  ['00:00', { heartRateBpm: 134 }, []],
  ['00:05', { heartRateBpm: 138 }, []],
  ['00:55', { heartRateBpm: 133 }, []],
  ['01:00', { heartRateBpm: 132 }, ['raised heart-rate high', 'raised news2 medium']],
  ['02:05', { heartRateBpm: 128 }, ['occurred heart-rate high']],
  ['03:10', { heartRateBpm: 124 }, []],
  ['06:00', { heartRateBpm: 133 }, ['occurred heart-rate high']],
  ['09:00', 'tick', []],
])

scenario('ten seconds of a racing pulse are no alert', wristband, [
  ['00:00', { heartRateBpm: 134 }, []],
  ['00:05', { heartRateBpm: 138 }, []],
  ['00:10', { heartRateBpm: 136 }, []],
  ['00:15', { heartRateBpm: 126 }, []],
  ['10:00', 'tick', []],
])

scenario('walking is no observation at rest: the score waits until it is over', wristband, [
  ['00:00', { respirationPerMin: 16, steps: 0 }, []],
  ['05:00', { respirationPerMin: 26, steps: 400 }, []],
  ['06:00', { respirationPerMin: 26, steps: 500 }, []],
  ['20:00', { respirationPerMin: 26, steps: 500 }, []],
  ['21:00', { respirationPerMin: 26, steps: 500 }, ['raised news2 medium']],
])

scenario('whoever no longer answers is seen at the second reading that says so', wristband, [
  ['00:00', { consciousness: 'alert', onOxygen: false }, []],
  ['01:00', { consciousness: 'voice' }, []],
  ['02:00', { consciousness: 'voice', onOxygen: true }, ['raised news2 medium']],
  ['03:00', { consciousness: 'voice', onOxygen: true }, ['severity-changed news2 high']],
])

t.test('an alert of the score says how many parameters it rests on', async t => {
  const [alert] = alertsOf([{ respirationPerMin: 26, heartRateBpm: 95 }, { respirationPerMin: 26 }])
  t.same(alert?.evidence.findings, { news2: 4, parameters: 2, worstParameter: 3 })
  t.match(alert?.evidence.sentence.en, /in 2 readings in a row.*NEWS2 is 4 from 2 of 7 parameters$/)
  t.match(alert?.evidence.sentence.zh, /连续 2 次.*NEWS2 评分 4，依据 7 项中的 2 项$/)
})

t.test('on scale 2 an SpO₂ of 90 % is the aim, and 97 % on oxygen too much', async t => {
  const scale2 = { spo2Scale: 2 }
  t.same(alertsOf([{ spo2Percent: 90 }, { spo2Percent: 90 }], scale2), [])
  t.equal(alertsOf([{ spo2Percent: 91 }, { spo2Percent: 91 }]).length, 1, 'on scale 1 that is 3 points')
  t.same(alertsOf([{ spo2Percent: 97 }, { spo2Percent: 97 }], scale2), [], 'nobody knows of oxygen')
  const onOxygen = { spo2Percent: 97, onOxygen: true }
  t.equal(alertsOf([onOxygen, onOxygen], scale2)[0]?.severity, 'high', '3 points and 2 for the oxygen')
})

/** The alerts that stand after these readings, a minute apart. */
function alertsOf(readings: readonly Values[], settings?: Record<string, number>): Alert[] {
  const community = newCommunity('s', new RuleBook([wristband], []))
  const device = { id: 'd', kind: 'wristband', site: 's', zone: 'z', name: 'D' }
  let now = 20_000 * DAY
  step(community, { type: 'device-saved', device, actor: 'test' }, now)
  const tuning = {
    rule: 'news2',
    version: 1,
    overrides: [{ scope: { device: 'd' }, ...(settings && { settings }) }],
  }
  step(community, { type: 'rule-tuned', tuning, actor: 'test' }, now)
  for (const values of readings) {
    now += MINUTE
    step(community, { type: 'reading', reading: { deviceId: 'd', ts: now, values } }, now)
  }
  return [...community.alerts.values()].map(({ alert }) => alert)
}
