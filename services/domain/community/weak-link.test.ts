import t from 'tap'
import { allRules, kindList } from '../kinds/kinds.ts'
import { DROPOUTS_MAX } from '../model/dropout.ts'
import { DAY, HOUR, SECOND } from '../model/time.ts'
import { appliesTo } from './program.ts'
import { binOf, cameraOf, gateway, Played, planned } from './testing/noise.ts'

const HOUR_S = HOUR / SECOND
const DAY_S = DAY / SECOND
const half = { fillPercent: 50 }
const hourly = (id: string, behind?: string) => ({
  ...binOf(id),
  expectedIntervalMs: HOUR,
  ...(behind !== undefined && { gateway: behind }),
})

/** Reports at these hours, each silence in between longer than three of them. */
function weak(hours = [0, 5, 10, 15]): Played {
  const site = new Played([hourly('b')])
  for (const hour of hours) site.report(hour * HOUR_S, 'b', half)
  return site
}

t.test(
  'the third silence that ends is a finding about the connection; the next is told of by it',
  async t => {
    const site = weak()
    t.same(site.forPeople(), [
      'raised offline b',
      'cleared offline b',
      'raised offline b',
      'cleared offline b',
      'raised offline b',
      'raised weak-link b',
      'cleared offline b',
    ])
    const found = site.changes.find(({ alert }) => alert.rule === 'weak-link')?.alert
    t.match(found, { severity: 'low', evidence: { findings: { dropouts: 3, longestMs: 5 * HOUR } } })
    t.match(found?.evidence.sentence, {
      en: /silent 3 times within 30 d .*It was 3 times, for 5 h at the longest/,
      zh: /共 3 次，最长 5 小时/,
    })
    for (let hour = 20; hour <= 200; hour += 5) site.report(hour * HOUR_S, 'b', half)
    t.equal(site.forPeople().length, 7, 'forty more of them, and people hear of none')
    t.same(
      site.changes
        .slice(-2)
        .map(({ event, alert }) => `${event.type} ${alert.rule} ${alert.suppressed?.reason}`),
      ['raised offline weak-link', 'cleared offline weak-link'],
    )
  },
)

t.test(
  'a dead device is told of when it is silent four times as long as it waits, and not before',
  async t => {
    const site = weak()
    site.restart()
    t.same(site.at(18 * HOUR_S), ['raised offline b [weak-link s-4]'])
    site.restart()
    t.same(site.at(27 * HOUR_S - 1), [])
    t.same(site.at(27 * HOUR_S), ['released offline b'])
    t.same(site.report(40 * HOUR_S, 'b', half), ['cleared offline b'])
  },
)

t.test('one that reports by the day is told of at most a day later', async t => {
  const site = new Played([binOf('b')])
  for (const day of [0, 4, 8, 12]) site.report(day * DAY_S, 'b', half)
  t.same(site.at(15 * DAY_S), ['raised offline b [weak-link s-4]'])
  t.same(site.at(16 * DAY_S - 1), [])
  t.same(site.at(16 * DAY_S), ['released offline b'])
})

t.test('two silences, and a third of less than three intervals, are no finding', async t => {
  const site = weak([0, 5, 10, 12.99])
  t.notMatch(site.forPeople().join(), /weak-link/)
  site.report(16 * HOUR_S, 'b', half)
  t.match(site.forPeople().join(), /weak-link/)
})

t.test('it is over when the last silence was thirty days ago, and three within thirty begin it', async t => {
  const site = weak()
  const until = 15 * HOUR_S + 30 * DAY_S
  for (let second = 16 * HOUR_S; second < until; second += HOUR_S) site.report(second, 'b', half)
  t.notMatch(site.forPeople().join(), /cleared weak-link/)
  t.equal(site.at(until).at(-1), 'cleared weak-link b')
  const sparse = new Played([hourly('b')])
  for (let second = 0; second < 90 * DAY_S; second += HOUR_S) {
    const isLost = second % (15 * DAY_S) > 0 && second % (15 * DAY_S) < 5 * HOUR_S
    if (!isLost) sparse.report(second, 'b', half)
  }
  t.notMatch(sparse.forPeople().join(), /weak-link/, 'each fifteen days: two of them')
})

t.test('what a gateway, the site or planned work explains says nothing about the connection', async t => {
  const behind = new Played([gateway('gw'), hourly('b', 'gw')])
  const others = ['x', 'y', 'z'].map(id => hourly(id))
  const together = new Played([hourly('b'), ...others])
  const worked = new Played([hourly('b')])
  worked.at(0, planned({ fromS: 0, toS: 100 * HOUR_S, device: 'b' }))
  for (const hour of [0, 5, 10, 15, 20, 25]) {
    behind.report(hour * HOUR_S, 'gw', { uptimeS: 1 })
    behind.report(hour * HOUR_S + 60, 'b', half)
    for (const { id } of [hourly('b'), ...others]) together.report(hour * HOUR_S, id, half)
    worked.report(hour * HOUR_S, 'b', half)
  }
  for (const site of [behind, together, worked]) t.notMatch(site.forPeople().join(), /weak-link/)
  t.match(together.forPeople().join(), /raised site-silent/)
})

t.test('a site of weak links that falls silent is found as early as any', async t => {
  const ids = ['a', 'b', 'c', 'd']
  const site = new Played(ids.map(id => hourly(id)))
  for (let hour = 0; hour < 97; hour++) {
    for (const [i, id] of ids.entries()) {
      const isLost = hour % 24 > 6 * i && hour % 24 < 6 * i + 5
      if (!isLost) site.report(hour * HOUR_S + i, id, half)
    }
  }
  t.equal(site.forPeople().filter(said => said.startsWith('raised weak-link')).length, 4)
  t.same(site.at(99 * HOUR_S).slice(0, 2), [
    'raised site-silent s',
    `raised offline a [parent ${site.community.holds.open['site-silent']}]`,
  ])
})

t.test('whoever mended the connection resolves it, and what was before counts no more', async t => {
  const site = weak([0, 5, 10, 15, 20])
  site.at(20 * HOUR_S + 1, { type: 'command', command: { action: 'resolve', alertId: 's-4', actor: 'wang' } })
  const from = site.forPeople().length
  for (const hour of [25, 30]) site.report(hour * HOUR_S, 'b', half)
  t.same(site.forPeople().slice(from), [
    'raised offline b',
    'cleared offline b',
    'raised offline b',
    'cleared offline b',
  ])
  site.report(35 * HOUR_S, 'b', half)
  t.match(site.forPeople().join(), /raised weak-link b.*raised weak-link b/)
})

for (const [title, input] of Object.entries({
  resolved: { type: 'command', command: { action: 'resolve', alertId: 's-4', actor: 'wang' } },
  'switched off': {
    type: 'rule-tuned',
    actor: 'admin',
    tuning: { rule: 'weak-link', version: 1, overrides: [{ scope: { device: 'b' }, enabled: false }] },
  },
} as const)) {
  t.test(`nobody is left behind a finding that is ${title}`, async t => {
    const site = weak()
    site.at(19 * HOUR_S)
    site.at(19 * HOUR_S + 1, input)
    t.equal(site.forPeople().at(-1), 'released offline b')
  })
}

t.test(`of a device ${DROPOUTS_MAX} silences are remembered`, async t => {
  const hours = Array.from({ length: DROPOUTS_MAX + 5 }, (_, i) => i * 4)
  const site = weak(hours)
  const of = site.community.devices.get('b')
  t.equal(of?.dropouts?.length, DROPOUTS_MAX)
  site.restart()
  t.same(site.community.devices.get('b')?.dropouts, of?.dropouts)
})

t.test('where a life may hang on it, or much more, each silence is told at once', async t => {
  const weakLink = allRules.find(({ id }) => id === 'weak-link')
  const kinds = kindList.filter(kind => weakLink && appliesTo(kind)(weakLink)).map(({ kind }) => kind)
  t.same(kinds, ['smart-bin', 'door-sensor'], 'whoever adds a kind decides which it is')
  const site = new Played([cameraOf('c')])
  for (let minute = 0; minute < 100; minute += 5) site.report(minute * 60, 'c', { vehicleCount: 0 })
  t.equal(site.forPeople().length, 2 * 19, 'nineteen of nineteen, and their ends')
})
