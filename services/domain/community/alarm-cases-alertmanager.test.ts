import t from 'tap'
import { atLeast, is } from '../model/condition.ts'
import { HOUR, MINUTE, SECOND } from '../model/time.ts'
import { alarmCase, person, report } from './testing/alarm-case.ts'
import { cameraOf, gateway, Played } from './testing/noise.ts'
import { T0 } from './testing/site.ts'

// Behaviours of Prometheus' Alertmanager, in our words. Where ours is another, the case says so and why.

const hot = { levels: [{ severity: 'high' as const, when: atLeast('x', 50) }] }
const late = (second: number, x: number) => ({
  input: { type: 'reading' as const, reading: { deviceId: 'd', values: { x }, ts: T0 + second * SECOND } },
})

// What people were told of stays told when what explains it comes later: to take it back would be news too. What begins
// under a silent gateway is held back, and comes back when the gateway does and it is still so.
t.test('AM-01: a silent gateway hides who falls silent behind it, and they come back with it', async t => {
  const site = new Played([gateway('gw'), cameraOf('behind', 'gw'), cameraOf('beside')])
  site.report(0, 'gw', { uptimeS: 1 })
  for (const id of ['behind', 'beside']) site.report(0, id, { vehicleCount: 0 })
  t.same(site.at(900), [
    'raised offline behind [parent gw]',
    'raised offline beside',
    'raised offline gw',
    'suppressed offline behind [parent s-3]',
  ])
  t.same(site.report(1_000, 'gw', { uptimeS: 1 }), ['cleared offline gw'])
  t.same(site.at(1_100), ['released offline behind'])
  t.same(site.forPeople(), [
    'raised offline beside',
    'raised offline gw',
    'cleared offline gw',
    'released offline behind',
  ])
})

t.test('AM-01: who was told of before is told of still, and is told the end of', async t => {
  const site = new Played([gateway('gw'), cameraOf('behind', 'gw')])
  site.report(0, 'behind', { vehicleCount: 0 })
  site.report(60, 'gw', { uptimeS: 1 })
  t.same(site.at(90), ['raised offline behind'])
  t.same(site.at(960), ['raised offline gw'])
  t.same(site.report(1_000, 'behind', { vehicleCount: 0 }), ['cleared offline behind'])
})

// What is the same device and the same rule is one alert. Its beginning stays where it was told to be: a reading that comes
// later about an earlier time is history, and moves nothing that people have heard of.
alarmCase('AM-04', 'one alert from the first that is told to the last end, and a new one after that', {
  rules: [hot],
  rows: [
    [10, report({ x: 60 }), ['raised high']],
    [12, late(5, 70), []],
    [20, report({ x: 80 }), []],
    [45, report({ x: 20 }), ['cleared high']],
    [46, late(40, 20), []],
    [50, report({ x: 60 }), ['raised high']],
  ],
  also(t, alerts) {
    t.match(alerts, [
      { id: 's-1', raisedAt: T0 + 10 * SECOND, clearedAt: T0 + 45 * SECOND },
      { id: 's-2', raisedAt: T0 + 50 * SECOND },
    ])
  },
})

// When a person is told again is a matter of notices. What holds of the alert itself: there is no event without news.
alarmCase('AM-07', 'nothing is told again while nothing changes', {
  rules: [hot],
  rows: [
    [0, report({ x: 60 }), ['raised high']],
    [30, report({ x: 60 }), []],
    [3_600, 'tick', []],
    [7_200, 'tick', []],
  ],
})

alarmCase('AM-07', 'what goes on is told once a minute at most', {
  rules: [hot],
  rows: [
    [0, report({ x: 60 }), ['raised high']],
    [59, report({ x: 61 }), []],
    [60, report({ x: 62 }), ['occurred high']],
    [119, report({ x: 61 }), []],
    [120, report({ x: 61 }), ['occurred high']],
  ],
  also: (t, [alert]) => t.equal(alert?.occurrences, 5),
})

// Ours does not end for want of news: a charger that burns and falls silent has not recovered. Silence is an alert of its own.
alarmCase('AM-08', 'what is not heard of again goes on, and its silence is told', {
  intervalMs: 5 * SECOND,
  rules: [hot, { id: 'offline', levels: [{ severity: 'medium', when: { type: 'silent', intervals: 2 } }] }],
  rows: [
    [0, report({ x: 60 }), ['raised high']],
    [10, 'tick', ['raised medium']],
    [3_600, 'tick', []],
  ],
  also: (t, alerts) =>
    t.same(
      alerts.map(({ condition }) => condition),
      ['active', 'active'],
    ),
})

// Where an alert is about moments, it does end for want of them.
alarmCase('AM-08', 'an alert about moments ends ten seconds after the last', {
  rules: [
    {
      levels: [
        {
          severity: 'low',
          when: { type: 'aggregate', metric: 'seen', of: 'count', op: '>=', value: 1, withinMs: 10 * SECOND },
        },
      ],
    },
  ],
  rows: [
    [1, report({ seen: true }), ['raised low']],
    [10.999, 'tick', []],
    [11, 'tick', ['cleared low']],
  ],
})

// A rule that is told to wait with the end tells of none that did not last.
alarmCase('AMI-02', 'over and back within five minutes is no end', {
  rules: [{ levels: [{ severity: 'high', when: is('seen', true) }], clearForMs: 5 * MINUTE }],
  rows: [
    [0, report({ seen: true }), ['raised high']],
    [60, report({ seen: false }), []],
    [120, report({ seen: true }), ['occurred high']],
    [180, report({ seen: false }), []],
    [480, 'tick', ['cleared high']],
  ],
})

// The other way to the same quiet: the end is told, and the next beginning waits.
alarmCase('AMI-02', 'the next episode of a rule that spaces them is told when the time is over', {
  rules: [{ ...hot, minBetweenMs: HOUR }],
  rows: [
    [0, report({ x: 60 }), ['raised high']],
    [60, report({ x: 20 }), ['cleared high']],
    [120, report({ x: 60 }), []],
    [3_660, 'tick', ['raised high']],
    [3_661, person('resolve'), ['cleared high', 'resolved high']],
  ],
})
