import t from 'tap'
import { Random } from '../../../scripts/testing/random.ts'
import { testSeed } from '../../../scripts/testing/seed.ts'
import { holdersOf } from '../alerts/in-hand.ts'
import type { AlertChange } from '../model/alert.ts'
import type { Action } from '../model/command.ts'
import type { EscalationPlan } from '../model/escalation.ts'
import type { Input } from '../model/input.ts'
import { ROLES } from '../model/person.ts'
import { DAY, type Instant, MINUTE, SECOND } from '../model/time.ts'
import { PEOPLE, randomRota } from '../notices/testing/random-rota.ts'
import { freeze, thaw } from './snapshot.ts'
import { type Community, defaultPolicy } from './state.ts'
import { step } from './step.ts'
import { band, bin, book, command, reading, siteWith, T0 } from './testing/site.ts'
import { member, roster, wearer } from './testing/staff.ts'
import { nextFireAt } from './timers.ts'

const NIGHTS = Number(process.env.LINLI_HISTORIES ?? 60)
const EDITS = 40
/** Within these two days the clock of Lord Howe leaves out half an hour. */
const DAY_OF_IT = T0 / DAY + 2
const ZONES = ['b3', 'gate', 'grid']
/** Edits are looked at together for so long. */
const SOON_MS = SECOND

const gone = (what: 'member' | 'wearer' | 'rota' | 'plan' | 'zone', id: string): Input => ({
  ...{ type: 'roster-removed', what, id, actor: 'admin' },
})

const some = <T>(random: Random, of: readonly T[]): T[] => random.shuffled(of).slice(0, random.below(3))

function planBy(random: Random): EscalationPlan {
  const targets = [
    { who: 'carers', place: random.wholeWithin(1, 3) },
    { who: 'person', person: random.pick(PEOPLE) },
    { who: 'duty' },
    { who: 'role', role: random.pick(ROLES) },
  ] as const
  const steps = [0, 45, 90].map(s => ({ afterMs: s * SECOND, tell: some(random, targets) }))
  return { id: 'p', match: { rules: ['sos'] }, steps: steps.slice(0, random.wholeWithin(1, 3)), roundsMax: 1 }
}

/** Whatever may happen to a roster while people are called, and what those who are there do. */
function happening(random: Random, { roster: now }: Community): Input {
  const person = random.pick(PEOPLE)
  const sort = random.pick(['grid', 'building'] as const)
  const within = random.chance(0.5) ? { within: random.pick(ZONES) } : {}
  const zone = { id: random.pick(ZONES), sort, name: { en: 'Z', zh: 'Z' }, ...within }
  const rota = { ...randomRota(random, DAY_OF_IT), role: random.pick(ROLES), zones: some(random, ZONES) }
  const taking: Action[] = ['acknowledge', 'claim', 'on-site', 'return']
  const takers = [...now.members.keys()].filter(id => id !== 'admin')
  return random.pick<() => Input>([
    () => gone('member', person),
    () => gone('member', person),
    () => member(person, random.pick(ROLES), ...some(random, ZONES)),
    () => member(person, random.pick(ROLES), ...some(random, ZONES)),
    () => wearer('band', ...some(random, PEOPLE)),
    () => gone('wearer', 'w-band'),
    () => roster({ what: 'rota', rota }),
    () => gone('rota', 'r'),
    () => roster({ what: 'plan', plan: planBy(random) }),
    () => gone('plan', 'p'),
    () => roster({ what: 'zone', zone }),
    () => gone('zone', zone.id),
    () =>
      takers.length === 0
        ? { type: 'tick' }
        : command({ action: random.pick(taking), actor: random.pick(takers), reason: 'x' }),
    () =>
      takers.length === 0
        ? { type: 'tick' }
        : command({ action: 'assign', actor: 'admin', assignee: random.pick(takers) }),
  ])()
}

/** Follows the alert: since when nobody has it, and who heard of it since. */
class Watch {
  readonly heard = new Set<string>()
  #nobodysSince: Instant = T0
  #editedAt: Instant = T0

  saw(changes: readonly AlertChange[], input?: Input): void {
    for (const { event } of changes.filter(({ alert }) => alert.id === 's-1')) {
      if (event.type === 'raised' || event.type === 'returned' || event.type === 'reopened') {
        this.heard.clear()
        this.#nobodysSince = event.at
      }
      if (event.notice !== undefined) this.heard.add(event.notice.to)
    }
    if (input?.type.startsWith('roster') === true) this.#editedAt = Number.NaN
  }

  edited(at: Instant): void {
    if (Number.isNaN(this.#editedAt)) this.#editedAt = at
  }

  fault({ alerts, roster, now }: Community): string | undefined {
    const record = alerts.get('s-1')
    if (record === undefined) return 'the alert is gone'
    const holders = holdersOf(record)
    if (record.alert.handling !== 'new')
      return holders.some(id => roster.members.has(id)) ? undefined : `nobody has it: ${holders}`
    if (now - Math.max(this.#editedAt, this.#nobodysSince) <= SOON_MS) return undefined
    const isTold = [...this.heard].some(id => roster.members.has(id))
    return isTold ? undefined : `nobody who is there has heard of it: ${[...this.heard]}`
  }
}

function night(seed: number): string | undefined {
  const random = new Random(seed)
  let community = siteWith(band, bin)
  const timeZone = random.pick(['Asia/Shanghai', 'America/New_York', 'Australia/Lord_Howe'])
  step(community, { type: 'started', policy: { ...defaultPolicy, timeZone } }, T0)
  step(community, member('admin', 'administrator'), T0)
  step(community, wearer('band', ...some(random, PEOPLE)), T0)
  for (const id of PEOPLE) if (random.chance(0.6)) step(community, member(id, random.pick(ROLES)), T0)
  const watch = new Watch()
  const sosAt = T0 + DAY + random.wholeWithin(0, 96) * 30 * MINUTE
  watch.saw(step(community, reading('band', sosAt, { sos: true }), sosAt).changes)
  let at = sosAt
  for (let n = 0; n < EDITS; n++) {
    at += random.pick([0, 1, SECOND, 30 * SECOND, 2 * MINUTE])
    for (let due = nextFireAt(community); due !== undefined && due <= at; due = nextFireAt(community)) {
      watch.saw(step(community, { type: 'tick' }, due).changes)
      const fault = watch.fault(community)
      if (fault !== undefined) return `seed ${seed}, at +${(due - sosAt) / SECOND} s: ${fault}`
    }
    if (random.chance(0.1)) community = thaw(JSON.parse(JSON.stringify(freeze(community))), book)
    const input = happening(random, community)
    watch.saw(step(community, input, at).changes, input)
    watch.edited(at)
    const fault = watch.fault(community)
    if (fault !== undefined)
      return `seed ${seed}, at +${(at - sosAt) / SECOND} s, by ${JSON.stringify(input)}: ${fault}`
  }
  return undefined
}

t.test('whatever is edited while an SOS is open, somebody who is there has it or was told', t => {
  t.comment(`seed ${testSeed} (LINLI_TEST_SEED)`)
  const nights = Array.from({ length: NIGHTS }, (_, n) => night(testSeed + n))
  t.same(
    nights.filter(fault => fault !== undefined),
    [],
  )
  t.end()
})
