import { below, is } from '../model/condition.ts'
import { DAY, MINUTE, SECOND } from '../model/time.ts'
import { alarmCase, each, report } from './testing/alarm-case.ts'
import { T0 } from './testing/site.ts'

// Behaviours of Prometheus' alerting rules, in our words. Where ours is another, the case says so and why.

const down = is('seen', false)
alarmCase('PR-01', 'what must last five minutes is raised at five minutes, and what need not at once', {
  rules: [
    { id: 'always', levels: [{ severity: 'low', when: down }] },
    { id: 'lasting', levels: [{ severity: 'critical', when: down, forMs: 5 * MINUTE }] },
  ],
  rows: [
    [0, report({ seen: false }), ['raised low']],
    [60, report({ seen: false }), ['occurred low']],
    [240, 'tick', []],
    [299.999, 'tick', []],
    [300, 'tick', ['raised critical']],
    [86_400, 'tick', []],
  ],
  also: (t, alerts) =>
    t.same(
      alerts.map(({ condition }) => condition),
      ['active', 'active'],
    ),
})

// Told once a minute at most that it goes on; nothing else happens in an hour of it.
alarmCase('PR-01', 'an hour of the same is one alert', {
  rules: [{ levels: [{ severity: 'critical', when: down, forMs: 5 * MINUTE }] }],
  rows: Array.from({ length: 60 }, (_, minute) => [
    60 * minute,
    report({ seen: false }),
    minute < 5 ? [] : [minute === 5 ? 'raised critical' : 'occurred critical'],
  ]),
  also: (t, alerts) => t.match(alerts, [{ id: 's-1', raisedAt: T0 + 5 * MINUTE }]),
})

// A pulse is a sample of something that moves, so a length of time takes two of them: evaluated each five minutes, what must
// last one minute is raised with the second. Of a value that holds (a bin's level) one is enough: see below.
alarmCase('PR-02', 'each device has a state of its own, and one that recovered begins again', {
  devices: ['a', 'b'],
  rules: [{ levels: [{ severity: 'high', when: below('pulse', 100), forMs: MINUTE }] }],
  rows: [
    [0, each({ a: { pulse: 75 }, b: { pulse: 80 } }), []],
    [300, each({ a: { pulse: 85 }, b: { pulse: 90 } }), ['raised high a', 'raised high b']],
    [600, each({ a: { pulse: 95 }, b: { pulse: 100 } }), ['occurred high a', 'cleared high b']],
    [900, each({ a: { pulse: 105 }, b: { pulse: 110 } }), ['cleared high a']],
    [1_200, each({ a: { pulse: 105 }, b: { pulse: 120 } }), []],
    [1_500, each({ a: { pulse: 95 }, b: { pulse: 130 } }), []],
    [1_800, each({ a: { pulse: 85 }, b: { pulse: 140 } }), ['raised high a']],
  ],
  also: (t, alerts) =>
    t.same(
      alerts.filter(({ condition }) => condition === 'active').map(({ id }) => id),
      ['s-3'],
    ),
})

alarmCase('PR-02', 'a value that holds needs no second one: the minute is over when it is over', {
  rules: [{ levels: [{ severity: 'high', when: below('x', 100), forMs: MINUTE }] }],
  rows: [
    [0, report({ x: 75 }), []],
    [60, 'tick', ['raised high']],
  ],
})

// There is no state of a rule here, and nothing that is only pending is shown: a list of the alerts of a rule says which
// devices it is about, the worst first.
alarmCase('PR-10', 'of two devices the one that waits has no alert and the other one has', {
  devices: ['a', 'b'],
  rules: [{ levels: [{ severity: 'high', when: below('x', 100), forMs: MINUTE }] }],
  rows: [
    [0, each({ a: { x: 50 } }), []],
    [30, each({ b: { x: 50 } }), []],
    [60, 'tick', ['raised high a']],
  ],
  also: (t, alerts) =>
    t.same(
      alerts.map(({ deviceId }) => deviceId),
      ['a'],
    ),
})

const offline = {
  id: 'offline',
  levels: [{ severity: 'medium' as const, when: { type: 'silent' as const, intervals: 3 } }],
}

// The connection is not the data: a last will ends nothing by itself, since a device behind a bad line comes and goes. Its
// age does, after as many intervals as the rule says.
alarmCase('PR-11', 'a device that says goodbye is silent no sooner than one that says nothing', {
  devices: ['stale', 'missing'],
  intervalMs: 100 * SECOND,
  rules: [offline],
  rows: [
    [0, each({ stale: { x: 0 }, missing: { x: 0 } }), []],
    [60, { input: { type: 'status', deviceId: 'stale', online: false } }, []],
    [299.999, 'tick', []],
    [300, 'tick', ['raised medium missing', 'raised medium stale']],
  ],
})

alarmCase('PR-11', 'silence ends with the next value', {
  intervalMs: DAY / 3,
  rules: [offline],
  rows: [
    [0, report({ x: 0 }), []],
    [86_400, 'tick', ['raised medium']],
    [86_401, report({ x: 0 }), ['cleared medium']],
  ],
})
