import { all, any, atLeast, below, is } from '../../model/condition.ts'
import type { ConditionSpec } from '../../model/rule.ts'
import { text } from '../../model/text.ts'
import { DAY, HOUR } from '../../model/time.ts'
import { type Case, full, sayWhereAndWhy, when } from './testing/drafts.ts'

const rising = {
  type: 'rate',
  metric: 'fillPercent',
  direction: 'up',
  perMs: HOUR,
  withinMs: 2 * HOUR,
} as const
const together = {
  type: 'together',
  rules: ['bin-fire'],
  what: text('fire', '火情'),
  withinMs: HOUR,
} as const
const worn = { kind: 'wristband' }
const points = { type: 'news2', of: 'total', atLeast: 5, deadband: 1, scale: 1 } as const
const freshMs = { moving: HOUR, measured: HOUR, state: HOUR }
const area = { lat: 31, lon: 121, radiusM: 100 }
const full50 = atLeast('fillPercent', 50)

/** What can never be so, is always so, or never ends; and what means nothing where it stands. */
const pointless: readonly Case[] = [
  [
    'silence of no length',
    when({ type: 'silent', intervals: 0 }),
    'fault levels.0.when.intervals',
    /at least 1/,
  ],
  [
    'more of the last readings than there are',
    when({ type: 'n-of-m', n: 5, m: 3, when: full50 }),
    'fault levels.0.when.n',
    /5 must be at most m \(3\)/,
  ],
  [
    'none of the last readings',
    when({ type: 'n-of-m', n: 0, m: 3, when: full50 }),
    'fault levels.0.when.n',
    /a whole number, at least 1/,
  ],
  [
    'more readings than are remembered',
    when({ type: 'n-of-m', n: 3, m: 101, when: full50 }),
    'fault levels.0.when.m',
    /at most 100/,
  ],
  [
    'a deadband wider than the scale',
    when(atLeast('fillPercent', 50, 1_000)),
    'fault levels.0.when.deadband',
    /at most 100 %/,
  ],
  [
    'a deadband that is none',
    when(atLeast('fillPercent', 50, -3)),
    'fault levels.0.when.deadband',
    /at least 0 %/,
  ],
  [
    'a deadband that reaches beyond the scale',
    when(atLeast('fillPercent', 50, 51)),
    'fault levels.0.when.deadband',
    /never ends: fillPercent would have to come below -1/,
  ],
  ['one device together', when({ ...together, devices: 1 }), 'fault levels.0.when.devices', /at least 2/],
  [
    'an end above the beginning',
    when({ ...together, devices: 2, endsBelow: 5 }),
    'fault levels.0.when.endsBelow',
    /at most devices \(2\)/,
  ],
  [
    'a rule that is not there',
    when({ ...together, rules: ['bin-fier'], devices: 2 }),
    'fault levels.0.when.rules.0',
    /did you mean “bin-fire”/,
  ],
  [
    'a rule that gathers itself',
    when({ ...together, rules: ['own'], devices: 2 }),
    'fault levels.0.when.rules.0',
    /its own alerts/,
  ],
  [
    'devices together as a part of something else',
    when(all(full50, { ...together, devices: 2 })),
    'fault levels.0.when.of.1',
    /a part of another condition/,
  ],
  [
    'devices together beside another level',
    {
      ...full,
      levels: [...full.levels, { severity: 'high', when: { ...together, devices: 2 } }],
    },
    'fault levels.1.when',
    /level 1 asks something else/,
  ],
  [
    'devices together for some time',
    { ...full, levels: [{ severity: 'low', when: { ...together, devices: 2 }, forMs: HOUR }] },
    'warning levels.0.forMs',
    /ignores this/,
  ],
  [
    'devices together with an end of their own',
    when({ ...together, devices: 2 }, { clear: below('fillPercent', 10) }),
    'warning clear',
    /ignores this/,
  ],
  [
    'minutes that no day has',
    when({ type: 'during', from: 0, to: 9_999 }),
    'fault levels.0.when.to',
    /at most 1440/,
  ],
  [
    'hours on no day',
    when({ type: 'during', days: [], from: '06:00', to: '07:00' }),
    'fault levels.0.when.days',
    /on no day/,
  ],
  ['a pace per no time', when({ ...rising, by: 2, perMs: 0 }), 'fault levels.0.when.perMs', /at least 1 s/],
  [
    'readings further apart than the window',
    when({ ...rising, by: 2, spanMsMin: 3 * HOUR }),
    'fault levels.0.when.spanMsMin',
    /at most withinMs/,
  ],
  [
    'more readings of a window than are kept',
    when({ ...rising, by: 2, samplesMin: 41 }),
    'fault levels.0.when.samplesMin',
    /at most 40/,
  ],
  ['a pace backwards', when({ ...rising, by: -2 }), 'fault levels.0.when.by', /more than 0/],
  [
    'a pace that no value has',
    when({ ...rising, by: 101, spanMsMin: HOUR }),
    'fault levels.0.when.by',
    /can never be so/,
  ],
  [
    'a mean that no values have',
    when({ type: 'aggregate', metric: 'fillPercent', of: 'mean', op: '>', value: 130, withinMs: DAY }),
    'fault levels.0.when.value',
    /never be so: it is from 0–100 %/,
  ],
  [
    'fewer reports than none',
    when({ type: 'aggregate', metric: 'fillPercent', of: 'count', op: '<', value: 0, withinMs: DAY }),
    'fault levels.0.when.value',
    /never be so/,
  ],
  [
    'readings without number',
    when({
      ...{ type: 'aggregate', metric: 'fillPercent', of: 'mean', op: '>', value: 50 },
      ...{ withinMs: DAY, samplesMin: 1e9 },
    } as ConditionSpec),
    'fault levels.0.when.samplesMin',
    /at most 100000/,
  ],
  ['a place of a bin', when({ type: 'outside', area }), 'fault levels.0.when', /looks at lat, lon/],
  ['a score of a bin', when({ ...points, freshMs }), 'fault levels.0.when', /looks at respirationPerMin/],
  ['a third scale', when({ ...points, scale: 3, freshMs }, worn), 'fault levels.0.when.scale', /at most 2/],
  [
    'a score that is never left',
    when({ ...points, deadband: 5, freshMs }, worn),
    'fault levels.0.when.deadband',
    /less than atLeast \(5\)/,
  ],
  [
    'more points than one parameter has',
    when({ ...points, of: 'worst', freshMs }, worn),
    'fault levels.0.when.atLeast',
    /3 points at the most/,
  ],
  ['no doubt', when({ type: 'doubted', count: 0 }), 'fault levels.0.when.count', /at least 1/],
  [
    'more doubt than reports',
    when({ type: 'doubted', count: 11 }),
    'fault levels.0.when.count',
    /at most 10/,
  ],
  [
    'less than standing still',
    when({ type: 'unchanged', metric: 'fillPercent', within: -1, forMs: DAY }),
    'fault levels.0.when.within',
    /at least 0 %/,
  ],
  [
    'one reading that stands still',
    when({ type: 'unchanged', metric: 'fillPercent', within: 1, forMs: DAY, samplesMin: 0 }),
    'fault levels.0.when.samplesMin',
    /at least 2/,
  ],
  [
    'a rest that is never known',
    when({ type: 'off-rest', metric: 'tiltDeg', by: 30, restCount: 1e6 }),
    'fault levels.0.when.restCount',
    /at most 100/,
  ],
  [
    'off a baseline by nothing',
    when({
      type: 'off-baseline',
      metric: 'tiltDeg',
      direction: 'either',
      by: 0,
      byMin: 0,
      timeConstantMs: DAY,
    }),
    'fault levels.0.when.by',
    /more than 0/,
  ],
  [
    'what begins it takes it back',
    when({ type: 'since', since: is('lidOpen', true), until: is('lidOpen', true) }),
    'fault levels.0.when.until',
    /the same as/,
  ],
  [
    'one side of a limit or the other',
    when(any(below('fillPercent', 80), atLeast('fillPercent', 20))),
    'warning levels.0.when',
    /should it be "all"/,
  ],
  [
    'a flag that is set or not',
    when(any(is('lidOpen', true), is('lidOpen', false))),
    'warning levels.0.when',
    /always so/,
  ],
  [
    'rest between episodes where nothing may rest',
    { ...full, lifeSafety: true, minBetweenMs: HOUR },
    'warning minBetweenMs',
    /means nothing/,
  ],
  [
    'a gap in no time',
    { ...full, levels: [{ severity: 'low', when: full50, gapMs: HOUR }] },
    'warning levels.0.gapMs',
    /without `forMs`/,
  ],
  [
    'words in a number',
    when({ type: 'text', metric: 'fillPercent', op: 'in', of: ['80'] }),
    'fault levels.0.when.metric',
    /compares words/,
  ],
]

sayWhereAndWhy(pointless)
