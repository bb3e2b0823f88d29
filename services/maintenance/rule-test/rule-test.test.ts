import { mkdtempSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import t from 'tap'
import { allPaths } from '../../../scripts/house/paths.ts'
import { ROOT } from '../../../scripts/house/root.ts'
import { ruleTestCommands } from './command.ts'
import { durationOf, durationText, seriesOf, VALUES_MAX } from './series.ts'

const command = ruleTestCommands['rules test']
if (command === undefined) throw new Error('there is no such command')

/** What the command answers for this file, and in which words. */
async function test(...files: string[]) {
  const answer = await command?.run({ words: files, options: {} })
  return { isBad: command?.isBad?.(answer as never), words: command?.show(answer as never) ?? '' }
}

function file(yaml: string): string {
  const path = join(mkdtempSync(join(tmpdir(), 'rule-test-')), 'rule.yaml')
  writeFileSync(path, yaml)
  return path
}

const failure = (yaml: string): Promise<string> =>
  test(file(yaml)).then(
    ({ words }) => `it ran: ${words}`,
    (error: Error) => error.message,
  )

t.test('every example passes', async t => {
  const examples = allPaths.filter(path => path.startsWith('examples/rules/') && path.endsWith('.yaml'))
  t.ok(examples.length > 1)
  const { isBad, words } = await test(...examples.map(path => join(ROOT, path)))
  t.equal(isBad, false, words)
})

t.test('what comes otherwise than expected is a failure that shows both', async t => {
  const { isBad, words } = await test(
    file(`
rule: bin-full
tests:
  - name: full too early
    every: 1h
    series: { fillPercent: 80x2 }
    expect: [{ at: 0, open: [medium] }, { at: 1h, open: [high] }]
    events: [0 raised medium, 1h cleared medium]
  - name: right
    every: 1h
    series: { fillPercent: 10x2 }
    events: []
`),
  )
  t.equal(isBad, true)
  t.match(words, /FAILED {2}full too early/)
  t.match(words, /1h: expected high\n +got +medium/)
  t.match(words, /expected 0 raised medium, 1h cleared medium\n +got +0 raised medium/)
  t.match(words, /passed {2}right/)
  t.match(words, /1 passed, 1 failed/)
})

t.test(
  'time passes with no reading; metrics come in readings of their own; hours are those of the zone',
  async t => {
    const { isBad, words } = await test(
      file(`
rule:
  id: night
  kind: '*'
  title: { en: Silent at night, zh: 夜间失联 }
  levels:
    - severity: low
      when: { type: all, of: [{ type: silent, intervals: 2 }, { type: during, from: '22:00', to: '06:00' }] }
device: { kind: smart-bin, interval: 1h }
timeZone: Asia/Shanghai
start: 2026-01-05T19:00:00+08:00
tests:
  - name: silent from the evening on
    every: 1h
    series: { fillPercent: 1 _ 2, temperatureC: _ 20 _ }
    expect: [{ at: 2h, open: [] }, { at: 4h, open: [low] }]
`),
    )
    t.equal(isBad, false, words)
  },
)

t.test('all that is wrong with a file is said, with its place', async t => {
  t.match(
    await failure('rule: bin-fll\ntests: [{ name: a, every: 1h, events: [] }]'),
    /no rule “bin-fll”; did you mean “bin-full”/,
  )
  t.match(await failure('rule: bin-full\ntests: []'), /tests: there is none: a file without a test/)
  const twice = await failure(
    'rule: bin-full\ntests: [{ name: a, every: soon, series: { fillPercent: 1x9999999 } }]',
  )
  t.match(twice, /tests\.0\.every: “soon” is no length of time/)
  t.match(twice, /tests\.0\.series\.fillPercent: more than 600000 values/)
  t.match(await failure('rule: offline\ntests: [{ name: a, every: 1h, events: [] }]'), /device\.kind/)
  t.match(await failure('rule: [\n'), /flow/i)
  const rule =
    '{ id: a, kind: smart-bin, title: { en: A, zh: 甲 }, levels: [{ severity: low, when: { type: compare, metric: fil, op: ">", value: 1 } }] }'
  t.match(
    await failure(`rule: ${rule}\ntests: [{ name: a, every: 1h, events: [] }]`),
    /rule\.levels\.0\.when\.metric: smart-bin has no metric “fil”/,
  )
})

const tested = (more: string, series = 'fillPercent: 50') =>
  failure(`rule: bin-full\n${more}\ntests: [{ name: a, every: 1h, series: { ${series} }, events: [] }]`)

t.test('what the server would refuse is refused here, with its place', async t => {
  const table: readonly [more: string, series: string | undefined, RegExp][] = [
    ['', 'fillPercnt: 95x3', /tests\.0\.series\.fillPercnt: a smart-bin has no such metric; did you mean/],
    ['', 'fillPercent: 5x', /“5x” \(the 1\. value\) is no number/],
    ['', 'fillPercent: 1 2 5+x3', /“5\+” \(the 3\. value\) is no number/],
    ['', 'fillPercent: 500x3', /“500” .* is not from 0 to 100 %/],
    ['settings: { highPercent: 185 }', undefined, /settings: .*highPercent: from/],
    ['settings: { nope: 3 }', undefined, /settings: .*nope/],
    ['settings: { mediumPercent: 95 }', undefined, /must be greater than mediumPercent/],
    ['timeZone: Mars/Base', undefined, /timeZone: no such time zone: “Mars\/Base”/],
    ['device: { kind: wristband }', undefined, /device\.kind: the rule does not apply to wristband/],
  ]
  for (const [more, series, says] of table) t.match(await tested(more, series), says)
  t.match(await tested(''), /it ran: .*1 passed/s)
})

t.test('a test that could not fail is none', async t => {
  const of = (test: string) => failure(`rule: bin-full\ntests: [{ name: a, ${test} }]`)
  t.match(await of('every: 1h, series: { fillPercent: 50 }'), /tests\.0: expects nothing/)
  t.match(await of('every: 0s, events: []'), /tests\.0\.every: more than 0/)
  t.match(await of('every: 1h, series: { fillPercent: "" }, events: []'), /series\.fillPercent: it is empty/)
  const battery = 'every: 1h, series: { batteryPercent: 5x3 }'
  const cannot = /tests\.0: expects nothing, and bin-full looks at none of batteryPercent: it cannot fail/
  t.match(await of(`${battery}, events: []`), cannot)
  t.match(await of(`${battery}, expect: [{ at: 1h, open: [] }]`), cannot)
  t.match(await of('every: 1h, events: []'), /tests\.0: expects nothing, and nothing is reported/)
  t.match(await of(`${battery}, events: [0 raised high]`), /it ran: .*1 failed/s)
  t.match(await of('every: 1h, series: { batteryPercent: 5, fillPercent: 5 }, events: []'), /1 passed/)
  const silent = 'rule: offline\ndevice: { kind: smart-bin }\ntests: [{ name: a, every: 1m, '
  t.match(await failure(`${silent}series: { batteryPercent: 5x3 }, events: [] }]`), /1 passed/)
})

t.test('an event is at a time, however that is written, and one that is none is refused', async t => {
  const events = (list: string) =>
    failure(`
rule: bin-full
settings: { highPercent: 85, highCount: 3 }
tests:
  - { name: a, every: 6h, series: { fillPercent: 60+10x1 80 86 70 86x2 10x1 }, events: [${list}] }
`)
  t.match(await events('12h raised medium, 1d18h severity-changed high, 54h cleared high'), /1 passed/)
  t.match(await events('720m raised medium, 42h severity-changed high, 2d6h  cleared high'), /1 passed/)
  t.match(await events('12h raised medium, 42h severity-changed high, 49h cleared high'), /1 failed/)
  for (const none of ['soon raised low', '1h  rose high', '1h raised', 'raised high'])
    t.match(await events(none), /tests\.0\.events\.0: “.*” is no (event|length of time)/, none)
})

t.test('a fire above the scale is a fire here as on the server', async t => {
  const bin = (series: string, events: string) =>
    failure(`
rule: bin-fire
tests: [{ name: a, every: 30s, series: { temperatureC: ${series} }, events: [${events}] }]
`)
  t.match(await bin('20 60 90 115 130 180 230x4', '1m raised critical'), /1 passed/)
  t.match(await bin('20x3 130 20x3', ''), /1 passed/, 'from the cold it is a sensor')
  t.match(await bin('20 -41', ''), /“-41” .* is not from -40 to 125 °C/)
})

t.test('a file that cannot be read says so in words', async t => {
  const said = (path: string) => test(path).catch((error: Error) => error.message)
  t.equal(await said('/no/such/file'), '/no/such/file: there is no such file')
  t.match(await said(t.testdir()), /: this is a folder; name a file in it$/)
  t.match(await failure(''), /: it is empty/)
})

t.test('series are written in short', async t => {
  t.same(seriesOf('0x2 5 _ 90-2.5x2 _x2 true Charging Faultedx1'), [
    ...[0, 0, 0, 5, undefined, 90, 87.5, 85, undefined, undefined, true, 'Charging', 'Faulted', 'Faulted'],
  ])
  t.same(seriesOf('0.1+0.1x2'), [0.1, 0.2, 0.3])
  t.same(seriesOf('-5+1x1 -1x1'), [-5, -4, -1, -1])
  t.same(seriesOf('  '), [])
  t.equal(seriesOf(`1x${VALUES_MAX - 1}`).length, VALUES_MAX)
  t.throws(() => seriesOf(`1x${VALUES_MAX}`), /more than/)
})

t.test('lengths of time are read and written', async t => {
  for (const text of ['0', '1d2h', '1h30m', '90s', '1500ms'])
    t.equal(durationOf(durationText(durationOf(text))), durationOf(text))
  t.equal(durationOf('1h30m'), 5_400_000)
  t.equal(durationText(5_401_002), '1h30m1s2ms')
  for (const wrong of ['', '5', '1x', 'h', '1h 5']) t.throws(() => durationOf(wrong), /no length of time/)
})
