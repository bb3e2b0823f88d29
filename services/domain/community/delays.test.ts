import t from 'tap'
import { scenario } from '../kinds/scenario.ts'
import { atLeast, is } from '../model/condition.ts'
import type { Kind } from '../model/kind.ts'
import type { ConditionSpec } from '../model/rule.ts'
import { HOUR, MINUTE, SECOND } from '../model/time.ts'
import { RuleBook } from './program.ts'
import { freeze, thaw } from './snapshot.ts'
import { newCommunity } from './state.ts'
import { step } from './step.ts'
import { kindWith } from './testing/own-kind.ts'
import { reading, started, T0, words } from './testing/site.ts'
import { nextFireAt } from './timers.ts'

const flickering = kindWith({
  levels: [{ severity: 'high', when: is('seen', true), forMs: MINUTE, gapMs: 5 * SECOND }],
})

scenario(
  'a detector that loses a car for five seconds goes on counting, and for longer begins again',
  flickering,
  [
    ['00:00', { seen: true }, []],
    ['00:50', { seen: false }, []],
    ['00:55', { seen: true }, []],
    ['00:58', { seen: false }, []],
    ['01:03.001', { seen: true }, []],
    ['02:03', 'tick', []],
    ['02:03.001', 'tick', ['raised r high']],
  ],
)

scenario('nothing is raised within a gap, and at its end all is forgotten', flickering, [
  ['00:00', { seen: true }, []],
  ['00:58', { seen: false }, []],
  ['01:02', 'tick', []],
  ['01:02', { seen: true }, ['raised r high']],
])

scenario('a car that is gone for longer than a gap was not there', flickering, [
  ['00:00', { seen: true }, []],
  ['00:58', { seen: false }, []],
  ['05:00', 'tick', []],
  ['05:00', { seen: true }, []],
  ['05:59', 'tick', []],
  ['06:00', 'tick', ['raised r high']],
])

const apart = kindWith({
  levels: [
    { severity: 'medium', when: atLeast('x', 50) },
    { severity: 'high', when: atLeast('x', 80), forMs: MINUTE },
  ],
  minBetweenMs: 10 * MINUTE,
})

scenario('what is so at the end of the least time between episodes is raised then, with no reading', apart, [
  ['00:00', { x: 60 }, ['raised r medium']],
  ['01:00', { x: 20 }, ['cleared r medium']],
  ['02:00', { x: 60 }, []],
  ['03:00', { x: 20 }, []],
  ['04:00', { x: 70 }, []],
  ['10:59', 'tick', []],
  ['11:00', 'tick', ['raised r medium']],
])

scenario('what was so for long enough meanwhile is raised at its own severity', apart, [
  ['00:00', { x: 60 }, ['raised r medium']],
  ['01:00', { x: 20 }, ['cleared r medium']],
  ['02:00', { x: 90 }, []],
  ['11:00', 'tick', ['raised r high']],
])

scenario('what is over by the end is not raised, and the next is raised at once', apart, [
  ['00:00', { x: 60 }, ['raised r medium']],
  ['01:00', { x: 20 }, ['cleared r medium']],
  ['02:00', { x: 60 }, []],
  ['03:00', { x: 20 }, []],
  ['11:00', 'tick', []],
  ['11:01', { x: 60 }, ['raised r medium']],
])

scenario('an episode that a person ended is followed by as long a rest', apart, [
  ['00:00', { x: 60 }, ['raised r medium']],
  ['01:00', 'resolve', ['cleared r medium', 'resolved r medium']],
  ['02:00', { x: 60 }, []],
  ['10:59', 'tick', []],
  ['11:00', 'tick', ['raised r medium']],
])

scenario(
  'life safety knows no rest',
  kindWith({
    levels: [{ severity: 'critical', when: is('seen', true) }],
    minBetweenMs: HOUR,
    neverHeld: true,
  }),
  [
    ['00:00', { seen: true }, ['raised r critical']],
    ['00:01', { seen: false }, ['cleared r critical']],
    ['00:02', { seen: true }, ['raised r critical']],
  ],
)

const nightly: ConditionSpec = { type: 'during', from: '22:00', to: '06:00' }
const noon = T0 + 12 * HOUR // 20:00 in Shanghai

/** A site in Shanghai with one device of this kind, and what comes of each act, as words. */
function shanghai(kind: Kind, timeZone = 'Asia/Shanghai') {
  const book = new RuleBook([kind], [])
  let community = newCommunity('s', book)
  const policy = (started() as Extract<ReturnType<typeof started>, { type: 'started' }>).policy
  const from = (timeZone: string) => ({ type: 'started', policy: { ...policy, timeZone } }) as const
  const device = { id: 'd', kind: kind.kind, site: 's', zone: 'z', name: 'D' }
  step(community, from(timeZone), T0)
  step(community, { type: 'device-saved', device, actor: 'test' }, T0)
  return {
    says: (x: number, at: number) => words(step(community, reading('d', at, { x }), at).changes),
    tick: (at: number) => words(step(community, { type: 'tick' }, at).changes),
    resolve: (alertId: string, at: number) =>
      words(
        step(community, { type: 'command', command: { action: 'resolve', alertId, actor: 'wang' } }, at)
          .changes,
      ),
    moves: (zone: string, at: number) => words(step(community, from(zone), at).changes),
    next: () => nextFireAt(community),
    restarts: (at: number) => {
      community = thaw(JSON.parse(JSON.stringify(freeze(community))), book)
      return words(step(community, from(timeZone), at).changes)
    },
  }
}
const hotByNight = kindWith({
  levels: [{ severity: 'high', when: { type: 'all', of: [atLeast('x', 50), nightly] } }],
})

t.test(
  'a value of the day is raised when the night begins at the site, and cleared when it ends',
  async t => {
    const site = shanghai(hotByNight)
    t.same(site.says(60, noon), [])
    t.same(site.tick(noon + 2 * HOUR - 1), [])
    t.same(site.tick(noon + 2 * HOUR), ['raised r'])
    t.same(site.tick(noon + 10 * HOUR), ['cleared r'])
    t.same(site.tick(noon + 26 * HOUR), ['raised r'])
  },
)

t.test('a schedule goes on over a restart', async t => {
  const site = shanghai(hotByNight)
  site.says(60, noon)
  t.same(site.restarts(noon + HOUR), [])
  t.same(site.tick(noon + 2 * HOUR), ['raised r'])
})

t.test('what a person resolved by night is raised again with the next night', async t => {
  const site = shanghai(hotByNight)
  site.says(60, noon)
  site.tick(noon + 2 * HOUR)
  t.same(site.resolve('s-1', noon + 3 * HOUR), ['cleared r', 'resolved r'])
  t.same(site.tick(noon + 25 * HOUR), [])
  t.same(site.tick(noon + 26 * HOUR), ['raised r'])
})

t.test('a site that is given its zone reads its hours by that from then on', async t => {
  const site = shanghai(hotByNight, 'UTC')
  site.says(60, noon)
  t.same(site.moves('Asia/Shanghai', noon + HOUR), [])
  t.same(site.tick(noon + 2 * HOUR), ['raised r'])
})

const onlyByNight = kindWith({ levels: [{ severity: 'high', when: atLeast('x', 50) }], onlyWhile: nightly })

t.test('a rule that looks only by night finds at its beginning what came by day', async t => {
  const site = shanghai(onlyByNight)
  t.same(site.says(20, noon), [])
  t.same(site.next(), undefined, 'far from the threshold it waits for no hour')
  t.same(site.says(60, noon + HOUR), [])
  t.same(site.tick(noon + 2 * HOUR), ['raised r'])
})
