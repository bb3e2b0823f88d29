import t from 'tap'
import { STUCK_MOVES_MIN } from '../ingest/senses.ts'
import type { Reading, Values } from '../model/reading.ts'
import { DAY, HOUR, type Instant, SECOND } from '../model/time.ts'
import { freeze, thaw } from './snapshot.ts'
import type { Community } from './state.ts'
import { step } from './step.ts'
import { band, bin, book, siteWith, T0, words } from './testing/site.ts'

/** A device that reports by the hour, from `T0` on. */
function hourly(community: Community, deviceId = 'bin', from = 0) {
  let hour = from
  return (values: Values, more: Partial<Reading> = {}) => {
    const ts = T0 + ++hour * HOUR
    return step(community, { type: 'reading', reading: { deviceId, ts, values, ...more } }, ts)
  }
}

const QUARTER_MS = 15 * SECOND

/** A thermometer that is known to move, and has just come to the end of its scale: it is heard each quarter of a minute. */
function atTheEnd() {
  const community = siteWith(bin)
  const calm = hourly(community)
  for (let i = 0; i < STUCK_MOVES_MIN; i++) calm({ temperatureC: 35 + (i % 2) })
  let now = T0 + STUCK_MOVES_MIN * HOUR
  const report = (values: Values) => {
    now += QUARTER_MS
    return step(community, { type: 'reading', reading: { deviceId: 'bin', ts: now, values } }, now)
  }
  for (const temperatureC of [48, 60, 72, 84, 96, 108, 120]) report({ temperatureC })
  return { community, report }
}

const isOfSensors = (said: string) => said.endsWith('sensor-fault')

const alertOf = (community: Community, rule: string) =>
  [...community.alerts.values()].find(({ alert }) => alert.rule === rule)?.alert

t.test('the third impossible value of ten is a sensor fault, and ten good ones end it', async t => {
  const community = siteWith(bin)
  const report = hourly(community)
  const doubtful = { doubted: ['temperatureC'] }
  t.same(words(report({ fillPercent: 10 }, doubtful).changes), [])
  report({ fillPercent: 10, temperatureC: 20 })
  t.same(words(report({ fillPercent: 10 }, doubtful).changes), [])
  t.same(words(report({ fillPercent: 10 }, doubtful).changes), ['raised sensor-fault'])
  t.match(alertOf(community, 'sensor-fault'), {
    severity: 'low',
    evidence: {
      sentence: { en: 'Temperature has values that cannot be (3/10 reports)', zh: /温度出现不可能的值/ },
      metrics: ['temperatureC'],
      findings: { temperatureC: 3 },
    },
  })
  for (let i = 0; i < 9; i++) t.same(words(report({ temperatureC: 20 + i }).changes), [])
  t.same(words(report({ temperatureC: 19 }).changes), ['cleared sensor-fault'])
  t.equal(community.devices.get('bin')?.doubts, undefined, 'nothing of it is remembered')
})

t.test('a call button that answers what is no flag is a sensor fault', async t => {
  const community = siteWith(band)
  const report = hourly(community, 'band')
  const said = [1, 2, 3].flatMap(() => words(report({ heartRateBpm: 70 }, { doubted: ['sos'] }).changes))
  t.same(
    said.filter(each => each.includes('sensor')),
    ['raised sensor-fault'],
  )
  t.match(alertOf(community, 'sensor-fault')?.evidence.findings, { sos: 3 })
})

t.test('two impossible values of ten are none', async t => {
  const community = siteWith(bin)
  const report = hourly(community)
  for (let i = 0; i < 40; i++) {
    const { changes } = report({ fillPercent: 10 }, i % 5 === 0 ? { doubted: ['temperatureC'] } : {})
    t.same(words(changes), [])
    report({ temperatureC: 20 + (i % 3) })
  }
})

t.test('a device with nothing but impossible values is not silent, and has a sensor fault', async t => {
  const community = siteWith(bin)
  const report = hourly(community)
  const said = [1, 2, 3, 4].flatMap(() => words(report({}, { doubted: ['fillPercent'] }).changes))
  t.same(said, ['raised sensor-fault'])
})

t.test('a level that keeps jumping is a sensor fault, and moves no rule', async t => {
  const community = siteWith(bin)
  const report = hourly(community)
  const said = Array.from({ length: 30 }, (_, i) => words(report({ fillPercent: i % 2 ? 90 : 20 }).changes))
  t.same(said.flat(), ['raised sensor-fault'])
  t.match(alertOf(community, 'sensor-fault')?.evidence.sentence.en, /jumps and comes back/)
})

t.test('a spike is told once, by its metric', async t => {
  const report = hourly(siteWith(bin))
  report({ fillPercent: 20 })
  t.equal(report({ fillPercent: 90 }).noted, undefined)
  t.same(report({ fillPercent: 20 }).noted, { spikes: ['fillPercent'], lost: 0, restarted: false })
  t.equal(report({ fillPercent: 20 }).noted, undefined)
})

t.test(
  'a temperature that always moved and does not is stuck, and free with the next other value',
  async t => {
    const community = siteWith(bin)
    const report = hourly(community)
    for (let i = 0; i < STUCK_MOVES_MIN; i++) report({ temperatureC: 15 + (i % 2) })
    for (let run = 1; run < 47; run++) t.same(words(report({ temperatureC: 16 }).changes), [], `${run} more`)
    t.same(words(report({ temperatureC: 16 }).changes), ['raised sensor-fault'])
    t.match(alertOf(community, 'sensor-fault')?.evidence.sentence.en, 'Temperature is the same in 48 reports')
    for (let i = 0; i < 20; i++) t.same(words(report({ temperatureC: 16 }).changes), [])
    t.same(words(report({ temperatureC: 17 }).changes), ['cleared sensor-fault'])
  },
)

t.test('a sensor that rests long by its nature is stuck after four times as long', async t => {
  const community = siteWith(bin)
  const report = hourly(community)
  for (let i = 0; i < STUCK_MOVES_MIN; i++) report({ temperatureC: 15 + (i % 2) })
  for (let i = 0; i < 19; i++) report({ temperatureC: 20 })
  report({ temperatureC: 21 })
  const said = Array.from({ length: 4 * 18 - 1 }, () => words(report({ temperatureC: 21 }).changes)).flat()
  t.same(said, [])
  t.same(
    words(report({ temperatureC: 21 }).changes),
    ['raised sensor-fault'],
    '4 × 18 hours, from the first of the 19 to the last',
  )
})

t.test('a thermometer at its end through a long fire is not stuck, however often it says so', async t => {
  const { report, community } = atTheEnd()
  for (let i = 1; i < (12 * HOUR) / QUARTER_MS; i++)
    t.same(words(report({ temperatureC: 120 }).changes).filter(isOfSensors), [], `${i} more`)
  t.same(
    words(report({ temperatureC: 120 }).changes).filter(isOfSensors),
    ['raised sensor-fault'],
    '12 hours',
  )
  t.match(alertOf(community, 'sensor-fault')?.evidence.metrics, ['temperatureC'])
})

t.test('a long fire does not teach a thermometer that it may rest for days', async t => {
  const { report } = atTheEnd()
  for (let i = 0; i < 120; i++) report({ temperatureC: 120 })
  for (let i = 0; i < 4; i++) report({ temperatureC: 119 - 20 * i })
  const calm = Array.from({ length: (12 * HOUR) / QUARTER_MS }, () =>
    words(report({ temperatureC: 30 }).changes),
  )
  t.same(calm.flat().filter(isOfSensors), [])
  t.same(words(report({ temperatureC: 30 }).changes), ['raised sensor-fault'])
})

t.test('a frozen thermometer that is well again in the heat does not rest for days by nature', async t => {
  const community = siteWith(bin)
  const report = hourly(community)
  const moves = (temperatureC: number) =>
    Array.from({ length: STUCK_MOVES_MIN }, (_, i) =>
      words(report({ temperatureC: temperatureC + (i % 2) }).changes),
    )
  const freezes = (temperatureC: number) =>
    Array.from({ length: 50 }, () => words(report({ temperatureC }).changes)).flat()
  moves(20)
  t.same(freezes(25), ['raised sensor-fault'])
  report({ temperatureC: 45 })
  t.same(moves(44).flat(), ['cleared sensor-fault'])
  t.same(freezes(49), ['raised sensor-fault'])
})

t.test('what an older server counted in reports is a time by the rhythm of the device', async t => {
  let community = siteWith(bin)
  let report = hourly(community)
  for (let i = 0; i < STUCK_MOVES_MIN; i++) report({ temperatureC: 15 + (i % 2) })
  for (let i = 0; i < 10; i++) report({ temperatureC: 20 })
  const saved = JSON.parse(JSON.stringify(freeze(community)))
  const [older] = saved.devices.filter(({ senses }: { senses?: object }) => senses !== undefined)
  older.senses.temperatureC = [20, 10, 15, STUCK_MOVES_MIN + 1]
  community = thaw(saved, book)
  report = hourly(community, 'bin', STUCK_MOVES_MIN + 10)
  const said = Array.from({ length: 4 * 15 - 10 }, () => words(report({ temperatureC: 20 }).changes)).flat()
  t.same(said, [])
  t.same(words(report({ temperatureC: 20 }).changes), ['raised sensor-fault'], '4 × 15 hours after the first')
})

t.test('the send counter tells what was lost and who was started anew', async t => {
  const report = hourly(siteWith(bin))
  t.equal(report({ uplinkCount: 254 }).noted, undefined)
  t.equal(report({ uplinkCount: 255 }).noted, undefined)
  t.same(report({ uplinkCount: 0 }).noted, { spikes: [], lost: 0, restarted: false })
  t.same(report({ uplinkCount: 4 }).noted, { spikes: [], lost: 3, restarted: false })
  t.same(report({ uplinkCount: 1 }).noted, { spikes: [], lost: 0, restarted: true })
})

t.test('months of history that come at once are no alert and no doubt', async t => {
  const community = siteWith(bin)
  const now = T0 + 90 * DAY
  step(
    community,
    { type: 'reading', reading: { deviceId: 'bin', ts: now, values: { fillPercent: 20 } } },
    now,
  )
  const said = Array.from({ length: 90 * 24 }, (_, hour) => {
    const reading = {
      deviceId: 'bin',
      ts: T0 + hour * HOUR,
      values: { fillPercent: hour % 2 ? 100 : 0, tiltDeg: hour % 80, uplinkCount: hour % 7 },
      doubted: ['temperatureC'],
    }
    const { changes, noted, acceptance } = step(community, { type: 'reading', reading }, now + hour)
    return [...words(changes), noted, acceptance?.standing].filter(one => one !== 'late' && one !== undefined)
  })
  t.same(said.flat(), [])
  t.equal(community.devices.get('bin')?.doubts, undefined)
})

t.test('what is held back and doubted goes on after a restart as if there had been none', async t => {
  const run = (restartsAt: number): string[] => {
    let community = siteWith(bin, band)
    const said: string[] = []
    const courses = [20, 90, 21, 90, 92, 15, 20, 80, 22].map((fillPercent, i) => ({ fillPercent, i }))
    let now: Instant = T0
    for (const { fillPercent, i } of courses) {
      if (i === restartsAt) community = thaw(JSON.parse(JSON.stringify(freeze(community))), book)
      now += 40 * SECOND
      const values = { fillPercent, temperatureC: fillPercent === 80 ? 90 : 20 }
      const input = {
        type: 'reading',
        reading: { deviceId: 'bin', ts: now, values, doubted: ['tiltDeg'] },
      } as const
      said.push(...words(step(community, input, now).changes))
    }
    said.push(...words(step(community, { type: 'tick' }, now + HOUR).changes))
    return said
  }
  const undisturbed = run(-1)
  t.ok(
    undisturbed.includes('raised sensor-fault') && undisturbed.includes('raised bin-full'),
    `${undisturbed}`,
  )
  for (let at = 0; at < 9; at++) t.same(run(at), undisturbed, `a restart before reading ${at}`)
})

t.test('another kind of device under the same id has sensors of its own', async t => {
  const community = siteWith(bin)
  const report = hourly(community)
  for (let i = 0; i < 3; i++) report({}, { doubted: ['temperatureC'] })
  const device = { ...bin, kind: 'ev-charger' }
  const { changes } = step(community, { type: 'device-saved', device, actor: 'test' }, T0 + 4 * HOUR)
  t.ok(words(changes).includes('cleared sensor-fault'), `${words(changes)}`)
})
