import t from 'tap'
import { Random } from '../../../scripts/testing/random.ts'
import { testSeed } from '../../../scripts/testing/seed.ts'
import type { AlertChange } from '../model/alert.ts'
import type { Rota } from '../model/duty.ts'
import type { Input } from '../model/input.ts'
import { DAY, type Instant, MINUTE, SECOND } from '../model/time.ts'
import { dutyGaps } from '../notices/duty-posts.ts'
import { presenceOf } from '../notices/duty-presence.ts'
import { PEOPLE, randomRota } from '../notices/testing/random-rota.ts'
import { siteAlert } from './site-alerts.ts'
import { freeze, thaw } from './snapshot.ts'
import { type Community, defaultPolicy, newCommunity } from './state.ts'
import { step } from './step.ts'
import { book, T0 } from './testing/site.ts'
import { member, roster } from './testing/staff.ts'

const SITES = 40
const STEP_MS = 7 * MINUTE
const STEPS = (4 * DAY) / STEP_MS

const saved = (rota: Rota): Input => roster({ what: 'rota', rota })

/** What is edited at which step: the rota itself, its end, somebody who leaves. */
type Edits = ReadonlyMap<number, Input>

function editsOf(random: Random): Edits {
  const edits = new Map<number, Input>([[0, saved(randomRota(random, T0 / DAY + 1))]])
  for (let n = random.below(4); n > 0; n--) {
    const leaves = { type: 'roster-removed', what: 'member', id: random.pick(PEOPLE), actor: 'a' } as const
    const goes = { type: 'roster-removed', what: 'rota', id: 'r', actor: 'a' } as const
    const other = saved(randomRota(random, T0 / DAY + 1))
    edits.set(random.below(STEPS), random.pick<Input>([leaves, goes, other, other]))
  }
  return edits
}

function begin(timeZone: string): Community {
  const community = newCommunity('s', book)
  step(community, { type: 'started', policy: { ...defaultPolicy, timeZone } }, T0)
  for (const id of PEOPLE) step(community, member(id, 'technician'), T0)
  step(community, member('boss', 'manager'), T0)
  return community
}

function isMissed({ roster: { rotas, zones, members }, policy }: Community, at: Instant): boolean {
  return dutyGaps(rotas.values(), zones, policy.timeZone ?? '', at, at + 1, presenceOf(members)).length > 0
}

/** Plays it, and looks after each step; `between` may put another community in its place. */
function play(
  timeZone: string,
  edits: Edits,
  look: (community: Community) => void,
  between = (community: Community) => community,
): AlertChange[] {
  const changes: AlertChange[] = []
  let community = begin(timeZone)
  for (let n = 0; n < STEPS; n++) {
    const at = T0 + n * STEP_MS
    changes.push(...step(community, edits.get(n) ?? { type: 'tick' }, at).changes)
    // What was edited is looked at within a second.
    changes.push(...step(community, { type: 'tick' }, at + SECOND).changes)
    look(community)
    community = between(community)
  }
  return changes
}

const ofDuty = (changes: readonly AlertChange[]) =>
  changes.filter(({ alert }) => alert.deviceKind === 'site').map(({ event }) => event)

t.test(`nobody is on duty exactly while there is an alert about it (seed ${testSeed})`, async t => {
  const random = new Random(testSeed)
  let missed = 0
  for (let n = 0; n < SITES; n++) {
    const timeZone = random.pick(['Asia/Shanghai', 'Europe/Berlin', 'America/New_York'])
    const edits = editsOf(random)
    const wrong: string[] = []
    const plain = play(timeZone, edits, community => {
      const isTold = siteAlert(community, 'nobody-on-duty') !== undefined
      if (isMissed(community, community.now) !== isTold) wrong.push(new Date(community.now).toISOString())
      if (isTold) missed++
    })
    t.same(wrong.slice(0, 3), [], `site ${n} of seed ${testSeed}`)
    const again = play(
      timeZone,
      edits,
      () => {},
      community =>
        random.chance(0.3) ? thaw(JSON.parse(JSON.stringify(freeze(community))), book) : community,
    )
    t.same(ofDuty(again), ofDuty(plain), 'and a restart changes nothing')
  }
  t.ok(missed > SITES, `nobody was there ${missed} times`)
})
