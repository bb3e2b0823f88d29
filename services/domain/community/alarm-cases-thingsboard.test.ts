import { above, all, atLeast, atMost, below, is, setting } from '../model/condition.ts'
import type { ConditionSpec } from '../model/rule.ts'
import { text } from '../model/text.ts'
import type { TextOperator } from '../model/text-operator.ts'
import { DAY, MINUTE, SECOND } from '../model/time.ts'
import { alarmCase, person, report, saving, tuning } from './testing/alarm-case.ts'
import { ownRule } from './testing/own-kind.ts'
import { T0 } from './testing/site.ts'

// Behaviours of ThingsBoard's alarm rules, in our words. Where ours is another, the case says so and why.

// An update of an alarm is an occurrence here: counted always, told once a minute at most. Nobody acknowledged it: the
// condition and the handling are two axes.
alarmCase(
  'TB-01',
  'one alert climbs, goes on and clears by its own condition, with its worst severity kept',
  {
    rules: [
      {
        levels: [
          { severity: 'high', when: atLeast('x', 50) },
          { severity: 'critical', when: atLeast('x', 100) },
        ],
        clear: atMost('x', 25),
      },
    ],
    rows: [
      [0, report({ x: 50 }), ['raised high']],
      [10, report({ x: 100 }), ['severity-changed critical']],
      [20, report({ x: 101 }), []],
      [25, report({ x: 26 }), []],
      [30, report({ x: 20 }), ['cleared critical']],
    ],
    also(t, [alert], told) {
      t.match(alert, { peakSeverity: 'critical', condition: 'cleared', handling: 'new', occurrences: 3 })
      t.equal(new Set(told.map(({ alert }) => alert.id)).size, 1)
    },
  },
)

alarmCase('TB-02', 'a limit that is reached is reached at the limit itself', {
  rules: [{ levels: [{ severity: 'critical', when: atLeast('x', 100) }] }],
  rows: [
    [0, report({ x: 99.9 }), []],
    [1, report({ x: 100 }), ['raised critical']],
  ],
})

// Ours counts occurrences from the one that raised it: the four before that say nothing about how often it was told.
alarmCase('TB-04', 'five times in a row raise, ten times climb', {
  rules: [
    {
      levels: [
        { severity: 'high', when: atLeast('x', 50), count: 5 },
        { severity: 'critical', when: atLeast('x', 50), count: 10 },
      ],
    },
  ],
  rows: Array.from({ length: 10 }, (_, i) => [
    i / 100,
    report({ x: 50 }),
    i === 4 ? ['raised high'] : i === 9 ? ['severity-changed critical'] : [],
  ]),
  also: (t, [alert]) => t.equal(alert?.occurrences, 6),
})

alarmCase('TB-06', 'one message is enough for a delay to raise, and another for a delay to clear', {
  rules: [
    {
      levels: [{ severity: 'critical', when: atLeast('x', 3_000), forMs: 5 * SECOND }],
      clearForMs: 3 * SECOND,
    },
  ],
  rows: [
    [0, report({ x: 3_500 }), []],
    [3, 'tick', []],
    [5, 'tick', ['raised critical']],
    [10, report({ x: 2_000 }), []],
    [11, 'tick', []],
    [13, 'tick', ['cleared critical']],
  ],
})

const limited = {
  settings: { limit: { title: text('Limit', '阈值'), unit: '°C', default: 100, min: 0, max: 200 } },
  levels: [{ severity: 'critical' as const, when: atLeast('x', setting('limit')) }],
}

// The owner is the zone: a figure may be set for a site, a zone or a device, and the narrowest holds.
alarmCase('TB-10', 'a threshold that is set for the zone holds for its devices', {
  rules: [limited],
  rows: [
    [0, tuning({ settings: { limit: 50 } }, { zone: 'z' }), []],
    [1, report({ x: 51 }), ['raised critical']],
  ],
})

const hours = (title: string): typeof limited.settings.limit => ({
  ...{ title: text(title, title), unit: '', default: 0, min: 0, max: 1_440 },
})
const byHours: ConditionSpec = { type: 'during', from: setting('from'), to: setting('to') }

// A schedule without days is a rule that is switched off.
alarmCase('TB-12', 'what was reported while the schedule was off is raised when it is switched on', {
  rules: [{ levels: [{ severity: 'critical', when: atLeast('x', 50) }] }],
  rows: [
    [0, tuning({ enabled: false }), []],
    [1, report({ x: 50 }), []],
    [2, 'tick', []],
    [3, tuning({ enabled: true }), ['raised critical']],
  ],
})

alarmCase('TB-12', 'and the same where it is the hours that are set', {
  rules: [
    {
      settings: { from: hours('From'), to: { ...hours('To'), default: 1 } },
      levels: [{ severity: 'critical', when: all(atLeast('x', 50), byHours) }],
    },
  ],
  rows: [
    [61, report({ x: 50 }), []],
    [63, tuning({ settings: { from: 0, to: 1_440 } }), ['raised critical']],
  ],
})

const silentFor = (intervals: number): ConditionSpec => all(above('x', 25), { type: 'silent', intervals })

alarmCase('TB-14', 'a device that was hot and fell silent climbs with its silence', {
  rules: [
    {
      levels: [
        { severity: 'high', when: silentFor(3) },
        { severity: 'critical', when: silentFor(10) },
      ],
    },
  ],
  intervalMs: SECOND,
  rows: [
    [0, report({ x: 50 }), []],
    [2.9, 'tick', []],
    [3, 'tick', ['raised high']],
    [10, 'tick', ['severity-changed critical']],
  ],
})

alarmCase('TB-16', 'a lower threshold raises from the value that is there', {
  rules: [limited],
  rows: [
    [0, report({ x: 50 }), []],
    [1, 'tick', []],
    [2, tuning({ settings: { limit: 50 } }), ['raised critical']],
  ],
})

const wet = ownRule({
  id: 'own',
  levels: [{ severity: 'critical', when: all(atLeast('x', 50), atLeast('y', 50)) }],
})

// Nothing but a word on its edition follows for the alert.
alarmCase(
  'TB-19',
  'the second of two values may come later, and other words for the rule make no other alert',
  {
    rules: [],
    rows: [
      [0, saving(wet), []],
      [1, report({ x: 50 }), []],
      [2, report({ y: 50 }), ['raised critical']],
      [3, saving({ ...wet, version: 2, advice: text('Dry it', '擦干') }), ['commented critical']],
    ],
    also: (t, alerts) => t.match(alerts, [{ id: 's-1', ruleVersion: 2, condition: 'active' }]),
  },
)

alarmCase('TB-20', 'after a person ended it, the same bad value is another alert', {
  rules: [{ levels: [{ severity: 'critical', when: atLeast('x', 50) }] }],
  rows: [
    [0, report({ x: 50 }), ['raised critical']],
    [1, person('resolve'), ['cleared critical', 'resolved critical']],
    [2, report({ x: 50 }), ['raised critical']],
  ],
  also: (t, alerts) => t.match(alerts, [{ id: 's-2', handling: 'new' }]),
})

const TEXTS: readonly [op: TextOperator, operand: string, attribute: string, so: boolean][] = [
  ['in', 'test,value', 'test', true],
  ['in', 'test,value', 'teeeeest', false],
  ['not-in', 'test,value', 'test', false],
  ['not-in', 'test,value', 'teeeeest', true],
  ['contains', 'test value', 'test value', true],
  ['contains', 'test value', 'test', false],
  ['not-contains', 'test value', 'test', true],
  ['not-contains', 'test value', 'test value', false],
  ['equal', 'test value', 'test value', true],
  ['equal', 'test value', 'test', false],
  ['not-equal', 'test value', 'test', true],
  ['not-equal', 'test value', 'test value', false],
  ['ends-with', 'test value', 'some test value', true],
  ['ends-with', 'test value', 'some test value2', false],
  ['starts-with', 'test value', 'test value attribute', true],
  ['starts-with', 'test value', 'test', false],
]

for (const [op, operand, attribute, so] of TEXTS) {
  alarmCase('TB-21', `“${attribute}” ${op} “${operand}” is ${so}`, {
    rules: [
      { levels: [{ severity: 'low', when: { type: 'text', metric: 'word', op, of: operand.split(',') } }] },
    ],
    rows: [[0, report({ word: attribute }), so ? ['raised low'] : []]],
  })
}

// Ours needs no next message: it is raised by the timer, at the end of the time itself.
alarmCase('TB-25', 'a delay that nobody set is the default, and half of it is not enough', {
  rules: [
    {
      settings: { forMs: { title: text('For', '持续'), unit: 'ms', default: MINUTE, min: 0, max: DAY } },
      levels: [{ severity: 'high', when: above('x', 30), forMs: setting('forMs') }],
    },
  ],
  rows: [
    [0, report({ x: 35 }), []],
    [30, 'tick', []],
    [60.001, report({ x: 35 }), ['raised high']],
  ],
  also: (t, [alert]) => t.match(alert, { raisedAt: T0 + MINUTE }),
})

// A detection is a moment: what lasts is that there was one lately.
alarmCase('TBI-04', 'an alert of moments ends by itself ten minutes after the last of them', {
  rules: [
    {
      levels: [
        {
          severity: 'medium',
          when: { type: 'aggregate', metric: 'seen', of: 'sum', op: '>=', value: 1, withinMs: 10 * MINUTE },
        },
      ],
    },
  ],
  rows: [
    [0, report({ seen: true }), ['raised medium']],
    [500, report({ seen: true }), ['occurred medium']],
    [601, 'tick', []],
    [1_099, 'tick', []],
    [1_101, 'tick', ['cleared medium']],
  ],
})

// Ours does not fall back while it may still begin again: who was told of something critical is told of its end, and of
// nothing milder before that. It falls back where the reading itself says that it is milder.
alarmCase('TBI-05', 'a warning at once becomes critical after a minute and ends after five without', {
  rules: [
    {
      levels: [
        { severity: 'low', when: is('seen', true) },
        { severity: 'critical', when: is('seen', true), forMs: MINUTE },
      ],
      clearForMs: 5 * MINUTE,
    },
  ],
  rows: [
    [0, report({ seen: true }), ['raised low']],
    [61, 'tick', ['severity-changed critical']],
    [90, report({ seen: false }), []],
    [211, 'tick', []],
    [391, 'tick', ['cleared critical']],
  ],
})

alarmCase('TBI-05', 'and a milder reading is a milder severity at once', {
  rules: [
    {
      levels: [
        { severity: 'low', when: below('x', 50) },
        { severity: 'critical', when: below('x', 10) },
      ],
      clearForMs: 5 * MINUTE,
    },
  ],
  rows: [
    [0, report({ x: 5 }), ['raised critical']],
    [1, report({ x: 20 }), ['severity-changed low']],
  ],
})
