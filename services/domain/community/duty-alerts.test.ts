import t from 'tap'
import type { Rota } from '../model/duty.ts'
import type { Input } from '../model/input.ts'
import { DAY, HOUR, SECOND } from '../model/time.ts'
import { rota, shift } from '../notices/testing/rotas.ts'
import { freeze } from './snapshot.ts'
import { defaultPolicy } from './state.ts'
import { Played } from './testing/noise.ts'
import { command, T0 } from './testing/site.ts'
import { member, roster } from './testing/staff.ts'
import { nextFireAt } from './timers.ts'

const HOUR_S = HOUR / SECOND
const DAY_S = DAY / SECOND

const dayAndNight = [shift('08:00-20:00 wang'), shift('20:00-08:00 li')]
const saved = (of: Rota): Input => roster({ what: 'rota', rota: of })
const removed = (what: 'rota' | 'member', id: string): Input => ({
  type: 'roster-removed',
  what,
  id,
  actor: 'admin',
})

const TELLING: ReadonlySet<string> = new Set(['notified', 'escalated'])

/** A site whose clock is that of UTC; it is midnight. Only what is said of duty is told. */
class Duty {
  readonly played: Played
  constructor() {
    this.played = new Played([], { dutyGapsAheadMs: 2 * DAY })
    for (const id of ['wang', 'li', 'zhao']) this.played.at(0, member(id, 'grid-worker'))
    this.played.at(0, member('boss', 'manager'))
  }

  /** What is said by then, with the hours at which it was: `8 raised nobody-on-duty`. */
  at(hour: number, input?: Input): string[] {
    const from = this.played.changes.length
    this.played.at(hour * HOUR_S, input)
    this.played.at(hour * HOUR_S + 1)
    return this.played.changes
      .slice(from)
      .filter(({ alert, event }) => /duty/.test(alert.rule) && !TELLING.has(event.type))
      .map(
        ({ alert, event }) =>
          `${Math.round(((event.at - T0) / HOUR) * 100) / 100} ${event.type} ${alert.rule}`,
      )
  }

  get sentence(): string {
    return this.played.changes.at(-1)?.alert.evidence.sentence.en ?? ''
  }
}

t.test('nobody on duty is an alert at the minute at which it begins, over when somebody is', async t => {
  const site = new Duty()
  t.same(site.at(1, saved(rota('r', { zones: ['b3'], shifts: dayAndNight.slice(1) }))), [])
  t.same(site.at(7.99), [])
  t.same(site.at(8), ['8 raised nobody-on-duty'])
  t.match(site.played.changes.find(({ alert }) => alert.rule === 'nobody-on-duty')?.alert, {
    severity: 'high',
    deviceKind: 'site',
    zone: '',
    evidence: {
      sentence: {
        en: /^nobody is on duty: grid worker, b3: 2024-10-04 08:00 – 2024-10-04 20:00$/,
        zh: /无人值班/,
      },
      gaps: [{ role: 'grid-worker', zone: 'b3', from: T0 + 8 * HOUR, to: T0 + 20 * HOUR }],
    },
  })
  t.notMatch(site.at(19.9).join(), /nobody/, 'it is said once')
  t.same(site.at(20), ['20 cleared nobody-on-duty'])
})

t.test('a tick hours later tells of each gap at its own time', async t => {
  const site = new Duty()
  site.at(1, saved(rota('r', { shifts: dayAndNight.slice(1) })))
  t.same(
    site.at(40).filter(words => words.includes('nobody')),
    ['8 raised nobody-on-duty', '20 cleared nobody-on-duty', '32 raised nobody-on-duty'],
  )
})

t.test('where no rota says that somebody is to be there, nobody is missed', async t => {
  const site = new Duty()
  t.same(site.at(50), [])
  t.notOk(freeze(site.played.community).duty)
  t.equal(nextFireAt(site.played.community), undefined)
})

t.test('a plan for the days to come is entered today, and nobody is missed before it begins', async t => {
  const site = new Duty()
  const plan = [shift('08:00-20:00 wang', { since: '2024-10-05' })]
  t.same(site.at(1, saved(rota('r', { shifts: plan }))), [])
  t.notMatch(site.at(32 + 11).join(), /nobody/)
  t.match(site.at(32 + 12), ['44 raised nobody-on-duty'])
})

t.test('a plan that is over leaves nobody, and that is said', async t => {
  const site = new Duty()
  const plan = [shift('00:00-24:00 wang', { until: '2024-10-04' })]
  t.same(site.at(1, saved(rota('r', { shifts: plan }))), [])
  t.same(site.at(24), ['9 raised duty-gaps', '24 raised nobody-on-duty'])
  const past = [shift('00:00-24:00 wang', { until: '2024-09-01' })]
  t.same(site.at(30, saved(rota('r', { shifts: [shift('00:00-24:00 wang')] }))), [
    '30 cleared nobody-on-duty',
    '30 cleared duty-gaps',
  ])
  t.same(site.at(31, saved(rota('r', { shifts: past }))), ['31 raised nobody-on-duty'])
})

t.test('an override, a new shift and a rota that goes are seen at once', async t => {
  const site = new Duty()
  const night = rota('r', { shifts: dayAndNight.slice(1) })
  t.same(site.at(9, saved(night)), ['9 raised nobody-on-duty'])
  const leave = { id: 'o', from: T0 + 10 * HOUR, to: T0 + 12 * HOUR, on: ['zhao'] }
  t.same(
    site.at(9.5, saved({ ...night, overrides: [leave] })),
    ['9.5 occurred nobody-on-duty'],
    'its end is another',
  )
  t.same(site.at(10), ['10 cleared nobody-on-duty'])
  t.same(site.at(12), ['12 raised nobody-on-duty'])
  t.same(site.at(13, saved({ ...night, shifts: dayAndNight })), ['13 cleared nobody-on-duty'])
  t.same(site.at(14, saved(night)), ['14 raised nobody-on-duty'])
  t.same(site.at(15, removed('rota', 'r')), ['15 cleared nobody-on-duty'])
  t.same(site.at(60), [])
})

t.test('whoever leaves the site is not on duty any more', async t => {
  const site = new Duty()
  site.at(1, saved(rota('r', { shifts: dayAndNight })))
  t.same(site.at(2, removed('member', 'li')), ['2 raised nobody-on-duty'])
  t.same(site.at(3, member('li', 'grid-worker')), ['3 cleared nobody-on-duty'])
})

t.test('the one who stands in for an inner rota is somebody', async t => {
  const site = new Duty()
  site.at(1, saved(rota('r', { zones: ['b3'], shifts: dayAndNight.slice(1) })))
  site.at(1, saved(rota('s', { shifts: [shift('00:00-24:00 zhao')] })))
  t.same(site.at(30), [])
})

t.test('another place that joins is told of, also where somebody has the first in hand', async t => {
  const site = new Duty()
  site.at(1, saved(rota('r', { zones: ['b3'], shifts: [shift('00:00-06:00 li')] })))
  site.at(1, saved(rota('s', { zones: ['b4'], shifts: [shift('00:00-07:00 li')] })))
  t.same(site.at(6), ['6 raised nobody-on-duty'])
  const alertId = site.played.changes.find(({ alert }) => alert.rule === 'nobody-on-duty')?.alert.id ?? ''
  site.at(6.5, command({ alertId, action: 'acknowledge', actor: 'boss' }))
  t.same(site.at(7), ['7 occurred nobody-on-duty', '7 reopened nobody-on-duty'])
  t.match(site.sentence, /b3: .*; grid worker, b4: /)
  const told = site.played.changes.filter(({ event }) => event.notice?.why === 'reopened')
  t.same(
    told.map(({ event }) => event.notice?.to),
    ['boss'],
  )
})

t.test('the manager is told, not whoever is not there', async t => {
  const site = new Duty()
  site.at(1, saved(rota('r', { shifts: dayAndNight.slice(1) })))
  site.at(8)
  const told = site.played.changes.flatMap(({ event }) => (event.notice ? [event.notice.to] : []))
  t.same(told, ['boss'])
})

t.test('what is resolved by hand and still so is told again within the hour', async t => {
  const site = new Duty()
  site.at(1, saved(rota('r')))
  const alertId = site.played.changes[0]?.alert.id ?? ''
  site.at(1.5, command({ alertId, action: 'resolve', actor: 'boss' }))
  t.same(site.at(1.9), [])
  t.same(site.at(2), ['2 raised nobody-on-duty'])
  t.same(
    site.at(8.9).filter(words => words.includes('nobody')),
    [],
    'and is one alert then, however long it lasts',
  )
})

t.test('a restart neither repeats nor forgets', async t => {
  const site = new Duty()
  const restarted = () => {
    site.played.restart()
    return site.played.now
  }
  site.at(1, saved(rota('r', { zones: ['b3'], shifts: dayAndNight.slice(1) })))
  restarted()
  t.same(site.at(8), ['8 raised nobody-on-duty'])
  restarted()
  const { policy } = site.played.community
  t.same(site.at(8.5, { type: 'started', policy }), [])
  restarted()
  t.same(
    site.at(20).filter(words => words.includes('nobody')),
    ['20 cleared nobody-on-duty'],
  )
})

t.test('after days in which the server was down it is told what is so now, once', async t => {
  const site = new Duty()
  const of = rota('r', { zones: ['b3'], shifts: [shift('00:00-06:00 li'), shift('07:00-24:00 wang')] })
  site.at(1, saved(of))
  site.played.restart()
  const { policy } = site.played.community
  t.same(site.at(5 * 24 + 6.5, { type: 'started', policy }), [
    '126.5 raised duty-gaps',
    '126.5 raised nobody-on-duty',
  ])
  t.same(site.at(5 * 24 + 7), ['127 cleared nobody-on-duty'])
})

t.test('gaps of the days to come are one alert a day, at nine by the clock of the site', async t => {
  const site = new Duty()
  const gappy = rota('r', { zones: ['b3'], shifts: [shift('08:00-20:00 wang'), shift('20:00-07:00 li')] })
  site.at(7.5, saved(gappy))
  site.at(8)
  t.same(site.at(9), ['9 raised duty-gaps'])
  const { alert } = site.played.changes.findLast(({ alert }) => alert.rule === 'duty-gaps') ?? {}
  t.match(alert, {
    severity: 'medium',
    evidence: {
      findings: { gaps: 2 },
      gaps: [{ from: T0 + 31 * HOUR, to: T0 + 32 * HOUR }, { from: T0 + 55 * HOUR }],
    },
  })
  const later = site.at(24 + 9).filter(words => words.includes('duty-gaps'))
  t.same(later, ['33 cleared duty-gaps', '33 raised duty-gaps'], 'another day has come into sight')
})

t.test('a gap that is known is not told of again, and is over once somebody saw to it', async t => {
  const site = new Duty()
  const monday = (DAY_S * 3) / HOUR_S
  const weekends = rota('r', {
    shifts: [shift('00:00-24:00 wang', { weekdays: ['mon', 'wed', 'thu', 'fri', 'sat', 'sun'] })],
  })
  site.at(1, saved(weekends))
  t.same(site.at(monday + 8), ['57 raised duty-gaps'], 'Tuesday came into sight on Sunday at nine')
  t.same(site.at(monday + 9), ['81 occurred duty-gaps'], 'now it is seen to its end')
  const filled = saved(rota('r', { shifts: [shift('00:00-24:00 wang')] }))
  t.same(site.at(monday + 10, filled), ['82 cleared duty-gaps'])
  t.same(site.at(monday + 60), [])
})

t.test('rotas are not looked through where nobody wants it', async t => {
  const site = new Duty()
  site.at(0, { type: 'started', policy: { ...defaultPolicy, dutyGapsAheadMs: 0 } })
  site.at(1, saved(rota('r', { shifts: dayAndNight.slice(1) })))
  t.notMatch(site.at(60).join(), /duty-gaps/)
})

t.test('the clock of the site is that which counts, from the next start on', async t => {
  const site = new Duty()
  site.at(1, saved(rota('r', { zones: ['b3'], shifts: dayAndNight.slice(1) })))
  const policy = { ...site.played.community.policy, timeZone: 'Asia/Shanghai' }
  t.same(
    site.at(1.5, { type: 'started', policy }),
    ['1.5 raised nobody-on-duty'],
    'it is half past nine there',
  )
  t.same(site.at(12), ['12 cleared nobody-on-duty'])
})

t.test('a thousand people who join at once are looked at once', async t => {
  const site = new Duty()
  site.at(1, saved(rota('r', { shifts: dayAndNight })))
  const before = site.played.community.timers.size
  for (let i = 0; i < 1_000; i++) site.played.at(2 * HOUR_S, member(`m${i}`, 'grid-worker'))
  t.equal(site.played.community.timers.size, before + 1)
})
