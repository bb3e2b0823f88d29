import t from 'tap'
import type { ApiAlert } from '../api/wire.ts'
import type { Happening } from '../world/truth.ts'
import type { TruthRecord } from '../world/truth-file.ts'
import { judge } from './judge.ts'
import { asJson, missedCount, table } from './report.ts'

const START = Date.parse('2026-06-01T00:00:00Z')
const at = (minutes: number) => START + minutes * 60_000

const world = (...happenings: Happening[]): TruthRecord => ({
  header: { seed: 1, site: 's', start: START, end: at(60), reportEveryMs: { bin: 60_000, band: 30_000 } },
  happenings,
})

let serial = 0
const alert = (
  rule: string,
  deviceId: string,
  from: number,
  to?: number,
  more: Partial<ApiAlert> = {},
): ApiAlert => ({
  id: `a${++serial}`,
  site: 's',
  zone: 'z',
  deviceId,
  deviceKind: 'k',
  rule,
  title: { en: rule, zh: rule },
  severity: 'critical',
  peakSeverity: 'critical',
  condition: to === undefined ? 'active' : 'cleared',
  latched: false,
  occurrences: 1,
  raisedAt: new Date(at(from)).toISOString(),
  clearedAt: to === undefined ? null : new Date(at(to)).toISOString(),
  ...more,
})

const fall: Happening = { what: 'fall', deviceId: 'band', from: at(10), to: at(20) }

t.test('an alert on the right device by a rule that is meant is found, with its delay', async t => {
  const { verdicts, falseAlerts } = judge(world(fall), [alert('fall', 'band', 11)])
  t.match(verdicts, [{ what: 'fall', found: [{ delayMs: 60_000 }], missed: [], notDue: [] }])
  t.same(falseAlerts, [])
})

t.test('an alert on another device, by another rule, or long after does not count', async t => {
  for (const wrong of [alert('fall', 'other', 11), alert('sos', 'band', 11), alert('fall', 'band', 23)]) {
    const judgement = judge(world(fall), [wrong])
    t.equal(missedCount(judgement), 1)
    t.equal(judgement.falseAlerts.length, 1)
  }
})

t.test('a rule that something may set off as well is neither an answer to it nor false', async t => {
  const heart: Happening = { what: 'heart-trouble', deviceId: 'band', from: at(10), to: at(30) }
  const { verdicts, falseAlerts } = judge(world(heart), [alert('news2', 'band', 11)])
  t.equal(verdicts[0]?.missed.length, 1)
  t.same(falseAlerts, [])
  t.equal(judge(world(), [alert('news2', 'band', 11)]).falseAlerts.length, 1)
})

t.test('what is set up for some alone is not missed where it is not, and counts where it is', async t => {
  const gone: Happening = { what: 'wandered-off', deviceId: 'band', from: at(5), to: at(50) }
  t.match(judge(world(gone), []).verdicts[0], { missed: [], notDue: [gone] })
  t.equal(judge(world(gone), [alert('left-area', 'band', 20)]).verdicts[0]?.found.length, 1)
  t.equal(judge(world(), [alert('left-area', 'band', 20)]).falseAlerts.length, 1)
})

t.test('an alert that was over before it happened is no answer to it', async t => {
  t.equal(missedCount(judge(world(fall), [alert('fall', 'band', 2, 9)])), 1)
})

t.test('one that was open already is found without a delay', async t => {
  const [verdict] = judge(world(fall), [alert('fall', 'band', -30)]).verdicts
  t.equal(verdict?.found.length, 1)
  t.equal(verdict?.found[0]?.delayMs, undefined)
})

t.test('what was over too soon, or begun too late, is not asked for', async t => {
  const short: Happening = { what: 'band-off', deviceId: 'band', from: at(0), to: at(20) }
  const late: Happening = { what: 'band-off', deviceId: 'band', from: at(40) }
  const long: Happening = { what: 'band-off', deviceId: 'band', from: at(0), to: at(36) }
  t.match(judge(world(short, late), []).verdicts, [{ missed: [], notDue: [{}, {}] }])
  t.match(judge(world(long), []).verdicts, [{ missed: [{}], notDue: [] }])
})

t.test(
  'a cancelled fall may be said aloud, but to be sure of it is false, and the trap is named',
  async t => {
    const cancelled: Happening = { what: 'fall-cancelled', deviceId: 'band', from: at(5), to: at(5.3) }
    t.same(judge(world(cancelled), [alert('fall', 'band', 5, 6, { peakSeverity: 'high' })]).falseAlerts, [])
    t.match(judge(world(cancelled), [alert('fall', 'band', 5)]).falseAlerts, [{ fellFor: 'fall-cancelled' }])
  },
)

t.test('a bin that is nearly full may be warned of, before it is full', async t => {
  const full: Happening = { what: 'bin-full', deviceId: 'bin', from: at(30), to: at(50) }
  const warned = judge(world(full), [alert('bin-full', 'bin', 20)])
  t.match(warned.verdicts, [{ found: [{ delayMs: -600_000 }] }])
  t.same(judge(world(), [alert('bin-full', 'bin', 20, 25, { peakSeverity: 'medium' })]).falseAlerts, [])
  t.equal(judge(world(), [alert('bin-full', 'bin', 20, 25, { peakSeverity: 'high' })]).falseAlerts.length, 1)
})

t.test('an outage answers for every device that it silences', async t => {
  const outage: Happening = {
    what: 'gateway-outage',
    deviceId: 'gw',
    from: at(10),
    to: at(30),
    affects: ['bin'],
  }
  const { verdicts, falseAlerts } = judge(world(outage), [alert('offline', 'bin', 14)])
  t.match(verdicts, [{ found: [{ delayMs: 240_000 }] }])
  t.same(falseAlerts, [])
})

t.test('other sites and other times are none of its business', async t => {
  const others = [
    alert('sos', 'band', 11, 12, { site: 'elsewhere' }),
    alert('sos', 'band', -60, -50),
    alert('sos', 'band', 61),
    alert('sos', 'band', -5),
  ]
  t.same(judge(world(), others).falseAlerts, [])
})

t.test('rules on which the truth is silent are counted apart', async t => {
  const { unjudged, falseAlerts } = judge(world(), [alert('weak-link', 'band', 1)])
  t.same([...unjudged], [['weak-link', 1]])
  t.same(falseAlerts, [])
})

t.test('the report says what was missed, what was false, and how late', async t => {
  const sos: Happening = { what: 'sos', deviceId: 'band', from: at(30), to: at(31) }
  const judgement = judge(world(fall, sos), [alert('fall', 'band', 11), alert('bin-fire', 'bin', 40)])
  const text = table(judgement).join('\n')
  t.match(text, /fall\s+1\s+0\s+0\s+0\s+60\.0 s\s+60\.0 s/)
  t.match(text, /missed: sos on band at 2026-06-01T00:30:00\.000Z/)
  t.match(text, /false: bin-fire \(critical\) on bin/)
  t.match(asJson(judgement), {
    happenings: [
      { what: 'sos', missed: [{}] },
      { what: 'fall', found: 1 },
    ],
  })
})

t.test('an outage of the site is answered by the site, and explains who is silent in it', async t => {
  const outage: Happening = {
    what: 'site-outage',
    deviceId: 'bin',
    from: at(10),
    to: at(30),
    affects: ['band'],
  }
  const silent = [alert('site-silent', 's', 15, 31), alert('offline', 'band', 14, 31)]
  const { verdicts, falseAlerts } = judge(world(outage), silent)
  t.match(verdicts, [{ what: 'site-outage', found: [{ delayMs: 5 * 60_000 }], missed: [] }])
  t.same(falseAlerts, [])
  t.equal(missedCount(judge(world(outage), silent.slice(1))), 1)
  t.equal(judge(world(), silent).falseAlerts.length, 2)
})

t.test(
  'a battery that grows weak, an unusual pulse and a fire that spreads are asked for by their rules',
  async t => {
    for (const [what, rule, other] of [
      ['battery-weak', 'battery-low', 'not-worn'],
      ['pulse-unusual', 'heart-rate-unusual', 'heart-rate'],
      ['fire-spread', 'smoke-confirmed', 'charger-smoke'],
      ['bin-nearly-full', 'bin-full', 'bin-tilted'],
    ] as const) {
      const happening: Happening = { what, deviceId: 'bin', from: at(5), to: at(50) }
      t.equal(judge(world(happening), [alert(rule, 'bin', 20)]).verdicts[0]?.found.length, 1, what)
      t.equal(judge(world(happening), [alert(other, 'bin', 20)]).verdicts[0]?.missed.length, 1, what)
      t.equal(judge(world(), [alert(rule, 'bin', 20)]).falseAlerts.length, 1, rule)
    }
  },
)

t.test(
  'a value that cannot be is nothing to be missed, and who calls its sensor faulty is right',
  async t => {
    const spike: Happening = { what: 'sensor-spike', deviceId: 'bin', from: at(5), to: at(6) }
    t.equal(missedCount(judge(world(spike), [])), 0)
    t.same(judge(world(spike), [alert('sensor-fault', 'bin', 30)]).falseAlerts, [])
  },
)
