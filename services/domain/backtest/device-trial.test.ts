import fc from 'fast-check'
import t from 'tap'
import { Random } from '../../../scripts/testing/random.ts'
import { testSeed } from '../../../scripts/testing/seed.ts'
import { RuleBook } from '../community/program.ts'
import { type Community, defaultPolicy, newCommunity } from '../community/state.ts'
import { step } from '../community/step.ts'
import { allRules, kindList, kinds, rulesForAll } from '../kinds/kinds.ts'
import type { Alert } from '../model/alert.ts'
import type { Device } from '../model/device.ts'
import type { MetricSpec } from '../model/metric.ts'
import type { MetricValue, Values } from '../model/reading.ts'
import type { Rule, RuleTuning } from '../model/rule.ts'
import { DAY, HOUR, type Instant, MINUTE, SECOND } from '../model/time.ts'
import { DeviceTrial, type TrialEpisode } from './device-trial.ts'
import { type Trial, trialBook } from './trial.ts'

const T0 = 20_000 * DAY + 12_345
const deviceKinds = ['smart-bin', 'fire-lane-camera', 'ev-charger', 'wristband', 'gateway']
const devices = deviceKinds.map(
  (kind): Device => ({ id: `the-${kind}`, kind, site: 's', zone: 'z', name: kind }),
)

interface Stored {
  readonly device: Device
  readonly at: Instant
  readonly values: Values
}

const PAUSES_MS = [0, SECOND, 7 * SECOND, 30 * SECOND, MINUTE, 4 * MINUTE, 20 * MINUTE, 3 * HOUR]

/** What a site reports, in order and on time; a device stays in one mood for a while, so that dwells run out. */
function readingsOf(seed: number, count: number): Stored[] {
  const random = new Random(seed)
  const moods = new Map<string, Values>()
  let at = T0
  return Array.from({ length: count }, () => {
    at += random.pick(PAUSES_MS)
    const device = random.pick(devices)
    if (!moods.has(device.id) || random.chance(0.3)) moods.set(device.id, moodOf(random, device))
    const kept = Object.entries(moods.get(device.id) ?? {}).filter(() => random.chance(0.8))
    return { device, at, values: Object.fromEntries(kept) }
  })
}

const moodOf = (random: Random, { kind }: Device): Values =>
  Object.fromEntries(
    Object.entries(kinds.get(kind)?.metrics ?? {}).map(([metric, spec]) => [metric, valueFor(random, spec)]),
  )

function valueFor(random: Random, spec: MetricSpec): MetricValue {
  if (spec.type === 'flag') return random.chance(0.15)
  if (spec.type === 'word') return random.pick(spec.oneOf ?? ['a word'])
  return random.wholeWithin(Math.max(spec.min, -10), Math.min(spec.max, 150))
}

interface Told {
  readonly raisedAt: Instant
  readonly endedAt: Instant | null
  readonly severity: string
  readonly peakSeverity: string
  readonly occurrences: number
}

const told = (alert: Alert, endedAt: Instant | null): Told => ({
  ...{ raisedAt: alert.raisedAt, endedAt, severity: alert.severity, peakSeverity: alert.peakSeverity },
  occurrences: alert.occurrences,
})

/** What the whole site with all its rules raises, and which of the readings it took as live. */
function raisedBySite(series: readonly Stored[], end: Instant, tuning?: RuleTuning) {
  const site: Community = newCommunity('s', new RuleBook(kindList, rulesForAll))
  // A trial of one device does not know when the whole site was silent.
  const policy = { ...defaultPolicy, keepClearedMs: 365 * DAY, siteSilentDevicesMin: 1_000 }
  step(site, { type: 'started', policy }, T0 - 1)
  for (const device of devices) step(site, { type: 'device-saved', device, actor: 'test' }, T0 - 1)
  if (tuning) step(site, { type: 'rule-tuned', tuning, actor: 'test' }, T0 - 1)
  const live = series.filter(({ device, at, values }) => {
    const reading = { deviceId: device.id, ts: at, values }
    return step(site, { type: 'reading', reading }, at).acceptance?.standing === 'live'
  })
  step(site, { type: 'tick' }, end)
  const alerts = [...site.alerts.values()].map(({ alert, occurrences }) => ({ ...alert, occurrences }))
  return { live, alerts }
}

function triedOn(series: readonly Stored[], trial: Trial, device: Device, end: Instant): TrialEpisode[] {
  const found: TrialEpisode[] = []
  const book = trialBook(trial, kindList, defaultPolicy)
  const run = new DeviceTrial(book, device, T0 - 1, episode => found.push(episode))
  for (const { at, values } of series.filter(of => of.device === device)) {
    const looked = Object.entries(values).filter(([metric]) => run.metrics.has(metric))
    run.take(at, Object.fromEntries(looked))
  }
  run.end(end)
  return found.sort((a, b) => a.alert.raisedAt - b.alert.raisedAt)
}

const rulesOf = ({ kind }: Device): Rule[] =>
  allRules.filter(rule => rule.kind === kind || (rule.kind === '*' && !rule.except?.includes(kind)))

t.test('each rule tried on one device raises what the whole site raised from the same readings', async t => {
  let episodes = 0
  const run = fc.property(fc.integer(), seed => {
    const series = readingsOf(seed, 400)
    const end = (series.at(-1)?.at ?? T0) + 2 * HOUR
    const { live, alerts } = raisedBySite(series, end)
    for (const device of devices) {
      for (const rule of rulesOf(device)) {
        const tried = triedOn(live, { draft: { rule, tuning: undefined }, present: undefined }, device, end)
        const raised = alerts.filter(alert => alert.deviceId === device.id && alert.rule === rule.id)
        const expected = raised.map(alert => told(alert, alert.clearedAt))
        episodes += expected.length
        t.strictSame(
          tried.map(({ alert, endedAt }) => told(alert, endedAt)),
          expected,
        )
        if (!t.passing()) throw new Error(`${rule.id} of ${device.id}, seed ${seed}`)
      }
    }
  })
  fc.assert(run, { seed: testSeed, numRuns: 25 })
  t.ok(episodes > 1_000, `${episodes} episodes were compared`)
})

t.test('a draft and the rule as it stands are tried side by side, each with its own figures', async t => {
  const rule = allRules.find(({ id }) => id === 'bin-full') as Rule
  const bin = devices[0] as Device
  const stricter: RuleTuning = {
    rule: rule.id,
    version: 1,
    overrides: [{ scope: { zone: 'z' }, settings: { highPercent: 97, mediumPercent: 92 } }],
  }
  const counted = { draft: 0, present: 0 }
  for (const seed of [1, 2, 3]) {
    const series = readingsOf(seed, 600)
    const end = (series.at(-1)?.at ?? T0) + HOUR
    const trial: Trial = { draft: { rule, tuning: stricter }, present: { rule, tuning: undefined } }
    for (const [side, tuning] of [['draft', stricter] as const, ['present', undefined] as const]) {
      const { live, alerts } = raisedBySite(series, end, tuning)
      const raised = alerts.filter(alert => alert.rule === rule.id)
      const tried = triedOn(live, trial, bin, end).filter(episode => episode.side === side)
      counted[side] += raised.length
      t.same(
        tried.map(({ alert, endedAt }) => told(alert, endedAt)),
        raised.map(alert => told(alert, alert.clearedAt)),
      )
    }
  }
  t.ok(counted.draft > 3 && counted.present > counted.draft, JSON.stringify(counted))
})

t.test('an episode has the readings that led to it, and one that is not over has no end', async t => {
  const rule = allRules.find(({ id }) => id === 'bin-full') as Rule
  const bin = devices[0] as Device
  const series = [70, 80, 92, 95].map((fillPercent, i) => ({
    ...{ device: bin, at: T0 + i * MINUTE, values: { fillPercent } },
  }))
  const [only, ...more] = triedOn(
    series,
    { draft: { rule, tuning: undefined }, present: undefined },
    bin,
    T0 + DAY,
  )
  t.same(more, [])
  t.match(only, {
    side: 'draft',
    endedAt: null,
    alert: { severity: 'high', peakSeverity: 'high', occurrences: 3 },
  })
  t.same(only?.alert.raisedAt, T0 + MINUTE)
  t.same(
    only?.alert.evidence.readings.map(({ values }) => values.fillPercent),
    [70, 80, 92, 95],
  )
})

t.test('a rule that is switched off for the device does not apply, and looks at nothing', async t => {
  const rule = allRules.find(({ id }) => id === 'bin-full') as Rule
  const off: RuleTuning = { rule: rule.id, version: 1, overrides: [{ scope: {}, enabled: false }] }
  const book = trialBook({ draft: { rule, tuning: off }, present: undefined }, kindList, defaultPolicy)
  const run = new DeviceTrial(book, devices[0] as Device, T0, () => t.fail('nothing is told'))
  t.notOk(run.applies)
  t.equal(run.metrics.size, 0)
})

t.test('a rule that cannot be evaluated has failed, and that is no alarm of the rule', async t => {
  const rule: Rule = { ...(allRules.find(({ id }) => id === 'bin-full') as Rule), settings: {} }
  const found: TrialEpisode[] = []
  const book = trialBook({ draft: { rule, tuning: undefined }, present: undefined }, kindList, defaultPolicy)
  const run = new DeviceTrial(book, devices[0] as Device, T0 - 1, episode => found.push(episode))
  run.take(T0, { fillPercent: 95 })
  run.end(T0 + DAY)
  t.ok(run.hasFailed)
  t.same(found, [])
})
