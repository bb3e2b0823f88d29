import t, { type Test } from 'tap'
import { RuleBook } from '../../domain/community/program.ts'
import { defaultPolicy } from '../../domain/community/state.ts'
import { kindList, rulesForAll } from '../../domain/kinds/kinds.ts'
import type { Input } from '../../domain/model/input.ts'
import type { Role } from '../../domain/model/person.ts'
import type { UnreachableReason } from '../../domain/model/reach.ts'
import { DAY, HOUR, MINUTE, SECOND } from '../../domain/model/time.ts'
import type { CommittedBatch } from '../../journal/journal.ts'
import { type MemoryJournal, openMemoryJournal } from '../../journal/memory.ts'
import { submitAndWait } from '../../runtime/intake.ts'
import { Runtime } from '../../runtime/runtime.ts'
import { Tally } from '../../runtime/tally.ts'
import { TestTimers } from '../../runtime/testing/test-timers.ts'
import { WallClock } from '../../runtime/wall-clock.ts'
import { silentLog } from '../../store/temporary.ts'
import { DailyCheck } from './daily-check.ts'
import type { PersonReach } from './reach-desk.ts'

/** Midnight in Shanghai. */
const MIDNIGHT = Date.UTC(2026, 10, 21, 16)
const NINE = MIDNIGHT + 9 * HOUR

const member = (id: string, role: Role): Input => ({
  type: 'roster-saved',
  actor: 'admin',
  entry: { what: 'member', member: { id, role, zones: [] } },
})

/** Who cannot be reached, as the test says it. */
type Stray = Map<string, UnreachableReason>

interface Bench {
  readonly journal?: MemoryJournal
  readonly now: number
  readonly stray: Stray
  readonly checkAtMs?: number | undefined
}

async function started(t: Test, { journal = openMemoryJournal(), now, stray, ...more }: Bench) {
  const checkAtMs = 'checkAtMs' in more ? more.checkAtMs : 9 * HOUR
  const timers = new TestTimers(now)
  const asked: string[] = []
  const committed: CommittedBatch[] = []
  const clockNow = () => timers.now
  const runtime = new Runtime({
    ...{ journal, timers, tally: new Tally(), log: silentLog, policy: defaultPolicy },
    ...{ waitingMax: 100, lingerMs: 0, recoverEveryMs: SECOND },
    book: new RuleBook(kindList, rulesForAll),
    clock: new WallClock(clockNow, clockNow),
    timeZones: { usual: 'Asia/Shanghai', bySite: new Map() },
    effects: [batch => committed.push(batch)],
  })
  await runtime.start()
  t.teardown(() => runtime.stop())
  const reachOf = (person: string): PersonReach => ({
    person,
    as: ['manager'],
    verdict: { why: stray.get(person) ?? null, isVerified: true, since: null, ways: [] },
  })
  const { registry } = runtime
  const check = new DailyCheck({
    ...{ registry, intake: runtime, timers, checkAtMs, log: silentLog },
    timeZoneOf: () => 'Asia/Shanghai',
    desk: {
      async of(site) {
        asked.push('all')
        return [...registry.roster(site).members.keys()].map(reachOf)
      },
      async among(_site, people) {
        asked.push([...people].join())
        return [...people].map(reachOf)
      },
    },
  })
  return {
    ...{ journal, registry, check, asked },
    put: (input: Input) => submitAndWait(runtime, 's', input),
    /** What a round finds to do at a time, and what is said then of people who cannot be reached. */
    async at(at: number) {
      asked.length = 0
      committed.length = 0
      timers.passTo(at)
      await check.round()
      const changes = committed.flatMap(batch => batch.changes)
      const said = changes.filter(({ alert, event }) => alert.rule === 'people-unreachable' && !event.notice)
      return [...asked, ...said.map(({ event }) => event.type)]
    },
  }
}

t.test('everybody is looked at once a day, at its hour by the clock of the site', async t => {
  const stray: Stray = new Map([['wang', 'no-address']])
  const { put, at, check } = await started(t, { now: MIDNIGHT + 14 * HOUR, stray })
  await put(member('boss', 'manager'))
  await put(member('wang', 'grid-worker'))
  t.equal(check.nextAt('s'), NINE + DAY)
  t.same(await at(MIDNIGHT + 14 * HOUR), [], 'on the day on which people are entered nobody is named')
  t.equal(check.nextAt('s'), NINE + DAY)
  t.same(await at(NINE + DAY - 1), [])
  t.same(await at(NINE + DAY), ['all', 'raised'])
  t.same(await at(NINE + DAY + MINUTE), ['wang'], 'then only those who could not be reached')
  t.equal(check.nextAt('s'), NINE + 2 * DAY)
  t.same(await at(NINE + 2 * DAY), ['all'])
})

t.test('what was mended is over within the minute', async t => {
  const stray: Stray = new Map([
    ['wang', 'no-address'],
    ['boss', 'sends-failed'],
  ])
  const { put, at, check } = await started(t, { now: MIDNIGHT, stray })
  await put(member('boss', 'manager'))
  await put(member('wang', 'grid-worker'))
  await at(MIDNIGHT)
  t.same(await at(NINE), ['all', 'raised'])
  t.match(check.troubles(), [{ code: 'people-unreachable', figures: { people: 2 } }])
  stray.delete('boss')
  t.same(await at(NINE + MINUTE), ['boss,wang', 'occurred'])
  stray.delete('wang')
  t.same(await at(NINE + 2 * MINUTE), ['wang', 'cleared'])
  t.same(check.troubles(), [])
  t.same(await at(NINE + 3 * MINUTE), [])
})

t.test('a restart neither repeats the day’s check nor forgets it', async t => {
  const stray: Stray = new Map([['wang', 'no-address']])
  const first = await started(t, { now: MIDNIGHT, stray })
  await first.put(member('boss', 'manager'))
  await first.put(member('wang', 'grid-worker'))
  await first.at(MIDNIGHT)
  const { journal } = first
  const late = await started(t, { journal, now: NINE + 5 * HOUR, stray })
  t.same(await late.at(NINE + 5 * HOUR), ['all', 'raised'], 'the server was down at nine')
  const again = await started(t, { journal, now: NINE + 6 * HOUR, stray })
  t.same(await again.at(NINE + 6 * HOUR), ['wang'])
  t.same(again.registry.reach('s'), late.registry.reach('s'), 'and it is known since when')
  const days = await started(t, { journal, now: NINE + 4 * DAY + HOUR, stray })
  t.same(await days.at(NINE + 4 * DAY + HOUR), ['all'], 'for days that were missed it is looked once')
})

t.test('a site without staff, and a server that is not to look, names nobody', async t => {
  const stray: Stray = new Map([['ada', 'no-address']])
  const bare = await started(t, { now: MIDNIGHT, stray })
  await bare.put(member('ada', 'administrator'))
  t.same([...(await bare.at(MIDNIGHT)), ...(await bare.at(NINE))], [])
  const never = await started(t, { now: MIDNIGHT, stray, checkAtMs: undefined })
  await never.put(member('boss', 'manager'))
  await never.at(MIDNIGHT)
  t.equal(never.check.nextAt('s'), undefined)
  t.same(await never.at(NINE), [])
})
