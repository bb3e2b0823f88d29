import t, { type Test } from 'tap'
import { simulatedKinds } from '../../devices-sim/kinds/kinds.ts'
import { native } from '../../services/decode/native.ts'
import { allRules, kindList } from '../../services/domain/kinds/kinds.ts'
import type { KindSamples } from '../../services/domain/kinds/samples.ts'
import type { Kind } from '../../services/domain/model/kind.ts'
import type { MetricSpec } from '../../services/domain/model/metric.ts'
import type { Values } from '../../services/domain/model/reading.ts'
import type { Rule } from '../../services/domain/model/rule.ts'
import type { Text } from '../../services/domain/model/text.ts'
import { allPaths } from './paths.ts'
import { ROOT, readText } from './root.ts'
import { allSources } from './sources.ts'

const folder = (kind: string) => `services/domain/kinds/${kind}`

t.test('every folder of a kind is on the list, and every kind has a folder', async t => {
  const folders = allPaths
    .map(path => /^services\/domain\/kinds\/([^/]+)\/kind\.ts$/.exec(path)?.[1])
    .filter(name => name !== undefined)
  t.same(kindList.map(({ kind }) => kind).sort(), folders.sort())
})

for (const kind of kindList) {
  t.test(`${kind.kind} has words, units and ranges`, async t => {
    inBothLanguages(t, kind.title, 'its title')
    t.ok(Object.keys(kind.metrics).length > 0, 'it reports something')
    for (const [name, spec] of Object.entries(kind.metrics)) {
      inBothLanguages(t, spec.title, name)
      measurable(t, name, spec)
    }
  })

  t.test(`${kind.kind} has a measurement of its own`, async t => {
    t.match(kind.measurement, /^[a-z][a-z_]*$/)
    t.equal(kindList.filter(({ measurement }) => measurement === kind.measurement).length, 1)
  })

  t.test(`${kind.kind} has samples that are accepted and samples that are refused`, async t => {
    const samples = await samplesOf(kind)
    t.ok(samples.good.length > 0 && samples.bad.length > 0, 'some of each')
    for (const { payload, values } of samples.good) judge(t, kind, payload, undefined, values)
    for (const { payload, reason, values } of samples.bad) judge(t, kind, payload, reason, values)
  })

  t.test(`${kind.kind} has a sample to try a device by, and takes it whole`, async t => {
    t.not(Object.keys(kind.sample ?? {}).length, 0, `${folder(kind.kind)}/kind.ts`)
    judge(t, kind, JSON.stringify(kind.sample ?? {}), undefined, kind.sample)
  })

  t.test(`${kind.kind} has a simulator`, async t => {
    t.ok(
      simulatedKinds.some(simulated => simulated.kind === kind.kind),
      'devices-sim/kinds/kinds.ts',
    )
  })

  t.test(`${kind.kind} has scenario tests for its rules`, async t => {
    if (kind.rules.length === 0) return t.pass('it has no rules of its own')
    const tests = allPaths.filter(
      path => path.startsWith(`${folder(kind.kind)}/`) && path.endsWith('.test.ts'),
    )
    t.not(tests.length, 0, `${folder(kind.kind)}/*.test.ts`)
  })
}

for (const { kind, measurement, metrics, rules } of kindList) {
  t.test(`${kind} has its mark in the console and its place in the documents`, async t => {
    t.match(readText('dashboards/src/app/kind-marks.tsx'), new RegExp(`^  '?${kind}'?:\\s+'[Mm]`, 'm'))
    t.ok(readText('README.md').includes(`\n| \`${kind}\` | `), 'README.md')
    t.ok(readText('docs/operations.md').includes(`\`${measurement}\``), 'docs/operations.md')
    if (kind === 'server') return
    const row = readText('README.md').split(`\n| \`${kind}\` | `)[1]?.split('\n')[0] ?? ''
    for (const metric of Object.keys(metrics)) t.match(row, new RegExp(`\\b${metric}\\b`), 'README.md')
    const documents = documentsOf(kind)
    for (const { id } of rules) t.ok(documents.includes(`| \`${id}\` |`), `docs/devices.md: ${id}`)
  })
}

/** What is known by more than its own folder, and why. All else the product does for a kind, it does for any. */
const KNOWN_ELSEWHERE: Readonly<Record<string, string>> = {
  'smart-bin': 'the kind that a new device or rule is at first; bins hang behind gateways in a month',
  'fire-lane-camera': 'it stands at a gate',
  'ev-charger': 'OCPP; it stands in a garage',
  wristband: 'it is a person: health, carers, phones',
  gateway: 'others report through it',
  server: 'it reports of itself',
}

for (const { kind } of kindList.filter(({ kind }) => !(kind in KNOWN_ELSEWHERE))) {
  t.test(`${kind} is a folder, files of its own, and one line of each list`, async t => {
    const imported = new RegExp(`^import .* from '[./]*/(?:kinds/)?${kind}(?:/kind)?\\.ts'$`, 'm')
    for (const list of LISTS) {
      const text = readText(list)
      const [, name] = /^import \{ (\w+) \}/.exec(imported.exec(text)?.[0] ?? '') ?? []
      t.ok(name, `${list}: its import`)
      t.equal(text.match(new RegExp(`^ +${name},$`, 'gm'))?.length, 1, `${list}: its line`)
    }
    const named = allSources.filter(({ path, code }) => isShared(path, kind) && code.includes(`'${kind}'`))
    t.same(
      named.map(({ path }) => path),
      [],
      'nowhere else is it called by its name',
    )
  })
}
const LISTS = ['services/domain/kinds/kinds.ts', 'devices-sim/kinds/kinds.ts']
/** Codecs and formats say which kinds they speak for; the month which of several a finding is about; the mark is a list. */
const MAY_NAME =
  /\.test\.ts$|^services\/decode\/|^scripts\/month\/expected\/|^dashboards\/src\/app\/kind-marks/
const isShared = (path: string, kind: string): boolean =>
  !MAY_NAME.test(path) && !path.startsWith(`${folder(kind)}/`) && path !== `devices-sim/kinds/${kind}.ts`

/** Folders of which every file is on a list, and the list; what stands there beside them serves them. */
const LISTED: readonly (readonly [files: RegExp, list: string])[] = [
  [/^devices-sim\/world\/happenings\/([\w-]+)\.ts$/, 'devices-sim/world/truth.ts'],
  [/^devices-sim\/compare\/expected\/([\w-]+)\.ts$/, 'devices-sim/compare/expectations.ts'],
  [/^devices-sim\/scenarios\/(?!scenarios?\.|breakdowns)([\w-]+)\.ts$/, 'devices-sim/scenarios/scenarios.ts'],
  [/^devices-sim\/scenarios\/month\/(?!mishaps)([\w-]+)\.ts$/, 'devices-sim/scenarios/month.ts'],
  [/^scripts\/month\/expected\/([\w-]+)\.ts$/, 'scripts/month/expectations.ts'],
]

t.test('what a kind brings along is on its list, and is used there', async t => {
  for (const [files, list] of LISTED) {
    const text = readText(list)
    const names = allPaths.flatMap(path => files.exec(path)?.[1] ?? [])
    t.ok(names.length > 5, list)
    for (const name of names) {
      const [, used = name] =
        new RegExp(`^import \\{ (\\w+) \\} from '.*/${name}\\.ts'$`, 'm').exec(text) ?? []
      t.match(text, new RegExp(`^ +(?:\\.\\.\\.)?${used},$`, 'm'), `${list}: ${name}`)
    }
  }
})

/** The document of all kinds, and a kind's own where the former leads there. */
function documentsOf(kind: string): string {
  const all = readText('docs/devices.md')
  return all.includes(`(devices/${kind}.md)`) ? all + readText(`docs/devices/${kind}.md`) : all
}

t.test('rules are told apart by their id, and have words for whoever reads them', async t => {
  t.equal(new Set(allRules.map(({ id }) => id)).size, allRules.length)
  for (const rule of allRules) checkRule(t, rule)
})

function checkRule(t: Test, rule: Rule): void {
  inBothLanguages(t, rule.title, rule.id)
  if (rule.advice) inBothLanguages(t, rule.advice, `${rule.id}: what to do`)
  for (const [name, { title, min, max, default: given }] of Object.entries(rule.settings)) {
    inBothLanguages(t, title, `${rule.id} ${name}`)
    t.ok(min <= given && given <= max, `${rule.id} ${name}: the default is in its range`)
  }
}

function inBothLanguages(t: Test, { en, zh }: Text, what: string): void {
  t.match(en, /^[A-Z]/, `${what} in English: ${en}`)
  t.match(zh, /\p{Script=Han}|[A-Z]/u, `${what} in Chinese: ${zh}`)
}

function measurable(t: Test, name: string, spec: MetricSpec): void {
  if (spec.type === 'number') {
    t.ok(spec.min < spec.max, `${name} has a range`)
    // A name ends with its unit; a count of things has none.
    t.equal(spec.unit === '', !UNIT_LAST.test(name), `${name} is named for its unit "${spec.unit}"`)
  } else if (spec.type === 'word') t.ok(spec.lengthMax > 0, `${name} has a longest length`)
}

/** A refused metric has its own reason; a payload with no good metric at all counts under its first one too. */
function judge(t: Test, kind: Kind, payload: string, reason: string | undefined, values: Values = {}): void {
  const decoded = native.decode(Buffer.from(payload), kind, { payloadBytesMax: 65_536, keysMax: 64 })
  const faults = [
    ...decoded.rejected.map(({ reason }) => reason),
    decoded.ok ? decoded.stampFault : decoded.reason,
  ].filter(fault => fault !== undefined)
  t.same(decoded.ok ? decoded.values : {}, values, payload)
  t.equal(faults[0], reason, `${payload}: ${reason ?? 'accepted'}`)
}

const UNIT_LAST = /(?:Percent|C|Deg|A|V|W|Wh|Ma|Bpm|MmHg|PerMin|S|Ms|MiB)$|^(?:lat|lon)$/

async function samplesOf({ kind }: Kind): Promise<KindSamples> {
  const module = (await import(`${ROOT}/${folder(kind)}/samples.ts`)) as { readonly samples: KindSamples }
  return module.samples
}
