import t from 'tap'
import { allRules, kindList } from '../../kinds/kinds.ts'
import { above, all, any, atLeast, atMost, below, is, not, oneOf, setting } from '../../model/condition.ts'
import type { ConditionSpec, Rule } from '../../model/rule.ts'
import { text } from '../../model/text.ts'
import { HOUR, MINUTE, SECOND } from '../../model/time.ts'
import { nearest } from './nearest.ts'
import { senseFaults } from './sense.ts'
import { type Case, full, said, sayWhereAndWhy, when } from './testing/drafts.ts'

const setTo = (value: number, unit = '%', min = 0, max = 100) => ({
  ...{ title: text('Limit', '阈值'), unit, default: value, min, max },
})

const cases: readonly Case[] = [
  ['an unknown kind', { ...full, kind: 'smart-bim' }, 'fault kind', /did you mean “smart-bin”/],
  [
    'an unknown exception',
    { ...full, kind: '*', except: ['nothing-like-it-at-all'] },
    'fault except.0',
    /there are smart-bin/,
  ],
  [
    'an unknown metric',
    when(atLeast('fillPercnt', 80)),
    'fault levels.0.when.metric',
    /did you mean “fillPercent”/,
  ],
  [
    'an unknown metric far within',
    when(any(not(atLeast('loudnessDb', 80)))),
    'fault levels.0.when.of.0.of.metric',
    /there are fillPercent/,
  ],
  [
    'a metric that not every kind has',
    when(atLeast('fillPercent', 80), { kind: '*' }),
    'fault levels.0.when.metric',
    /not every kind/,
  ],
  ['a flag that is compared', when(atLeast('lidOpen', 1)), 'fault levels.0.when.metric', /is a flag/],
  [
    'a flag with a word',
    when(is('lidOpen', 'yes')),
    'fault levels.0.when.value',
    /true or false, never "yes"/,
  ],
  [
    'a word that is never said',
    when(oneOf('status', ['Faultet']), { kind: 'ev-charger' }),
    'fault levels.0.when.values.0',
    /did you mean “Faulted”/,
  ],
  [
    'a setting that is not there',
    when(atLeast('fillPercent', setting('ful'))),
    'fault levels.0.when.value',
    /no setting “ful”; there are none/,
  ],
  [
    'a setting with another unit',
    when(atLeast('fillPercent', setting('a')), { settings: { a: setTo(40, '°C') } }),
    'fault settings.a.unit',
    /give it in “%”/,
  ],
  [
    'a length of time that is no such',
    { ...full, settings: { a: setTo(40) }, clearForMs: setting('a') },
    'fault settings.a.unit',
    /held against “ms”/,
  ],
  [
    'a default outside its range',
    when(atLeast('fillPercent', setting('a')), { settings: { a: setTo(40, '%', 50) } }),
    'fault settings.a.default',
    /40 is not from 50 to 100/,
  ],
  [
    'a setting that nothing uses',
    { ...full, settings: { a: setTo(40) } },
    'warning settings.a',
    /nothing uses/,
  ],
  [
    'settings in the wrong order',
    when(any(atLeast('fillPercent', setting('a')), atMost('tiltDeg', setting('b'))), {
      settings: { a: setTo(40), b: setTo(30, '°') },
      ascending: ['a', 'b'],
    }),
    'fault ascending.1',
    /b \(30\) must be greater than a \(40\)/,
  ],
  [
    'a value that is never reached',
    when(above('fillPercent', 100)),
    'fault levels.0.when.value',
    /never be so: it is from 0–100 %/,
  ],
  [
    'a value that is always reached',
    when(atLeast('fillPercent', 0)),
    'warning levels.0.when.value',
    /always so/,
  ],
  [
    'two sides of a limit at once',
    when(all(atLeast('fillPercent', 80), below('fillPercent', 80))),
    'fault levels.0.when',
    /should it be "any"/,
  ],
  [
    'two values at once',
    when(all(is('lidOpen', true), is('lidOpen', false))),
    'fault levels.0.when',
    /no value of “lidOpen”/,
  ],
  [
    'a rise beyond the scale',
    when({ type: 'rises', metric: 'fillPercent', by: 101, withinMs: HOUR }),
    'fault levels.0.when.by',
    /more than 0 % and at most 100 %/,
  ],
  [
    'a rise by nothing',
    when({ type: 'rises', metric: 'fillPercent', by: 0, withinMs: HOUR }),
    'fault levels.0.when.by',
    /more than 0/,
  ],
  [
    'severities out of order',
    { ...full, levels: [...full.levels, { severity: 'low', when: atLeast('fillPercent', 90) }] },
    'fault levels.1.severity',
    /from mild to severe/,
  ],
  [
    'levels out of order',
    { ...full, levels: [...full.levels, { severity: 'high', when: atLeast('fillPercent', 70) }] },
    'fault levels.1.when.value',
    /out of order/,
  ],
  [
    'an end that overlaps the beginning',
    { ...full, clear: below('fillPercent', 85) },
    'fault clear.value',
    /still raises it/,
  ],
  [
    'half a reading',
    { ...full, levels: [{ severity: 'low', when: atLeast('fillPercent', 80), count: 1.5 }] },
    'fault levels.0.count',
    /whole number/,
  ],
  ['a time before it began', { ...full, clearForMs: -1 }, 'fault clearForMs', /0 to 366 days/],
  [
    'a sample that is looked for too shortly',
    {
      ...when(above('heartRateBpm', 120), { kind: 'wristband' }),
      levels: [{ severity: 'low', when: above('heartRateBpm', 120), forMs: 30 * SECOND }],
    },
    'warning levels.0.forMs',
    /every 5 min/,
  ],
  [
    'a window with one value in it',
    when({ type: 'rises', metric: 'fillPercent', by: 10, withinMs: MINUTE }),
    'warning levels.0.when.withinMs',
    /every 1 h/,
  ],
]

sayWhereAndWhy(cases)

t.test('a rule about a zone is told what it ignores, and one about a device is not', async t => {
  const smoke: ConditionSpec = {
    ...{ type: 'together', rules: ['charger-smoke'], what: text('smoke', '烟雾') },
    ...{ devices: 2, withinMs: 2 * HOUR },
  }
  const ignored = {
    ...{ clearForMs: MINUTE, minBetweenMs: MINUTE, clear: below('fillPercent', 10), keeps: ['fillPercent'] },
    ...{ onlyWhile: is('lidOpen', true), except: ['wristband'] },
  }
  const level = { severity: 'low' as const, forMs: 2 * HOUR, gapMs: MINUTE, count: 2 }
  const rule: Rule = { ...full, ...ignored, levels: [{ ...level, when: smoke }] }
  const paths = said(rule).filter(each => each.includes('ignores this'))
  t.same(
    paths.map(each => each.split(': ')[0]),
    [
      ...['except', 'onlyWhile', 'clear', 'clearForMs', 'minBetweenMs', 'keeps'],
      ...['levels.0.forMs', 'levels.0.gapMs', 'levels.0.count'],
    ].map(path => `warning ${path}`),
  )
  const plain: Rule = { ...full, levels: [{ severity: 'low', when: smoke }] }
  t.same(said(plain), [], 'and one that says none of it is told nothing')
  const ofDevice: Rule = { ...rule, levels: [{ ...level, when: atLeast('fillPercent', 80) }] }
  t.notMatch(said(ofDevice).join(), /ignores this/)
})

t.test('every fault is said at once, those of a level beside one that has no form too', async t => {
  const rule = {
    ...full,
    levels: [undefined, { severity: 'low' as const, when: atLeast('fil', 80) }],
    clearForMs: -1,
  }
  t.equal(senseFaults(rule, kindList).length, 2)
})

t.test('the rules of the product make sense', async t => {
  for (const rule of allRules) {
    t.same(
      said(rule).filter(each => each.startsWith('fault')),
      [],
      rule.id,
    )
  }
})

t.test('what is meant is near enough to be guessed, and nothing else is', async t => {
  const names = ['fillPercent', 'temperatureC', 'tiltDeg']
  t.equal(nearest('fillpercent', names), 'fillPercent')
  t.equal(nearest('temperature', names), 'temperatureC')
  t.equal(nearest('monday', ['sun', 'mon']), 'mon')
  t.equal(nearest('xyz', names), undefined)
  t.equal(nearest('', []), undefined)
})
