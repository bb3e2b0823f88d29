import t from 'tap'
import { all, atLeast, not } from '../../model/condition.ts'
import type { Area, ConditionSpec, Weekday } from '../../model/rule.ts'
import { text } from '../../model/text.ts'
import { HOUR, MINUTE } from '../../model/time.ts'
import { type Case, said, sayWhereAndWhy, when } from './testing/drafts.ts'

const silent = { type: 'silent', intervals: 3 } as const
const heard = { type: 'heard', intervals: 2, bridgesMs: 0 } as const
const full50 = atLeast('fillPercent', 50)
const charger = { kind: 'ev-charger' }
const STATES = ['Available', 'Preparing', 'Charging', 'SuspendedEVSE', 'SuspendedEV', 'Finishing']
const states = (...more: string[]): ConditionSpec => ({
  type: 'one-of',
  metric: 'status',
  values: [...STATES, 'Reserved', 'Unavailable', ...more],
})
const code = (op: 'contains' | 'starts-with' | 'equal', ...of: string[]): ConditionSpec => ({
  ...{ type: 'text', metric: 'errorCode' },
  ...{ op, of },
})
const outside = (area: Area) => when({ type: 'outside', area }, { kind: 'wristband' })
const energy = (by: number): ConditionSpec => ({
  ...{ type: 'grows-less', metric: 'energyWh', by, spell: states() },
  ...{ withinMs: HOUR, times: 3 },
})
const on = (days: readonly Weekday[], from = '08:00', to = '18:00'): ConditionSpec => ({
  ...{ type: 'during', days },
  ...{ from, to },
})

const hollow: readonly Case[] = [
  ['a device that is not silent', when(not(silent)), 'warning levels.0.when', /every device/],
  ['a device that is heard', when(heard), 'warning levels.0.when', /every device/],
  ['waiting for nothing', when({ type: 'waits', while: full50 }), 'warning levels.0.when', /every device/],
  ['no text', when(code('contains', 'a', ''), charger), 'fault levels.0.when.of.1', /every word/],
  ['every state', when(states('Faulted'), charger), 'warning levels.0.when.values', /always so/],
  [
    'a circle of no size',
    outside({ lat: 1, lon: 2, radiusM: 0 }),
    'fault levels.0.when.area.radiusM',
    /no area/,
  ],
  [
    'one corner three times',
    outside({
      corners: [
        [1, 2],
        [1, 2],
        [1, 2],
      ],
    }),
    'fault levels.0.when.area.corners',
    /on one line/,
  ],
  [
    'edges that cross',
    outside({
      corners: [
        [0, 0],
        [1, 1],
        [1, 0],
        [0, 1],
      ],
    }),
    'fault levels.0.when.area.corners',
    /cross/,
  ],
  ['no growth at all', when(energy(0), charger), 'fault levels.0.when.by', /more than 0/],
  ['two days at once', when(all(on(['mon']), on(['tue']))), 'fault levels.0.when', /no day/],
]
sayWhereAndWhy(hollow)

t.test('what says something passes', async t => {
  const good = [
    when(all(not(silent), heard, full50)),
    when(states(), charger),
    when(code('equal', ''), charger),
    outside({ lat: 1, lon: 2, radiusM: 1 }),
    outside({
      corners: [
        [0, 0],
        [0, 1],
        [1, 1],
        [1, 0],
      ],
    }),
    when(energy(1), charger),
    when(all(on(['mon', 'tue']), on(['tue']))),
    when(all(on(['mon'], '22:00', '06:00'), on(['tue']))),
  ]
  for (const rule of good) t.same(said(rule), [], JSON.stringify(rule.levels))
})

t.test('a window over alerts is not held to how often a device has values', async t => {
  const what = text('fire', '火情')
  const fires = { type: 'together', rules: ['bin-fire'], what, devices: 2, withinMs: MINUTE } as const
  t.same(said(when(fires)), [])
})
