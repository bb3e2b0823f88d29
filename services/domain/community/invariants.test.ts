import fc from 'fast-check'
import t from 'tap'
import { kindList, rulesForAll } from '../kinds/kinds.ts'
import type { AlertChange } from '../model/alert.ts'
import { ACTIONS } from '../model/command.ts'
import type { Input } from '../model/input.ts'
import { MINUTE, SECOND } from '../model/time.ts'
import { RuleBook } from './program.ts'
import { freeze, thaw } from './snapshot.ts'
import { type Community, defaultPolicy, newCommunity } from './state.ts'
import { step } from './step.ts'

// Random histories of a small site: readings late, repeated and out of order, timers, restarts, people, deletions.
const book = new RuleBook(kindList, rulesForAll)
const T0 = 20_000 * 24 * 60 * MINUTE

const values = {
  bin: fc.record({ fillPercent: fc.integer({ min: 0, max: 100 }), tiltDeg: fc.integer({ min: 0, max: 90 }) }),
  cam: fc.record(
    { vehicleCount: fc.integer({ min: 0, max: 2 }), tampered: fc.boolean() },
    { requiredKeys: [] },
  ),
  band: fc.record(
    {
      sos: fc.boolean(),
      fall: fc.boolean(),
      fallCancelled: fc.boolean(),
      steps: fc.integer({ min: 0, max: 30 }),
      heartRateBpm: fc.integer({ min: 40, max: 150 }),
      worn: fc.boolean(),
    },
    { requiredKeys: [] },
  ),
}
const kindOf = { bin: 'smart-bin', cam: 'fire-lane-camera', band: 'wristband' } as const
type Id = keyof typeof kindOf
const id = fc.constantFrom<Id>('bin', 'cam', 'band')

const act = fc.oneof(
  {
    weight: 12,
    arbitrary: id.chain(id =>
      fc.record({
        do: fc.constant('reading' as const),
        id: fc.constant(id),
        values: values[id],
        lagS: fc.constantFrom(0, 0, 0, 2, 40, 900),
      }),
    ),
  },
  { weight: 3, arbitrary: fc.record({ do: fc.constant('tick' as const) }) },
  {
    weight: 2,
    arbitrary: fc.record({
      do: fc.constant('command' as const),
      action: fc.constantFrom(...ACTIONS),
      n: fc.integer({ min: 1, max: 12 }),
    }),
  },
  { weight: 1, arbitrary: fc.record({ do: fc.constant('restart' as const) }) },
  { weight: 1, arbitrary: fc.record({ do: fc.constant('delete' as const), id }) },
  { weight: 2, arbitrary: fc.record({ do: fc.constant('save' as const), id }) },
)
const history = fc.array(fc.tuple(fc.constantFrom(0, 1, 20, 45, 61, 200, 4_000), act), {
  maxLength: 60,
  size: 'max',
})
type Act = typeof act extends fc.Arbitrary<infer A> ? A : never

function inputOf(act: Act, now: number): Input {
  switch (act.do) {
    case 'reading':
      return {
        type: 'reading',
        reading: { deviceId: act.id, ts: now - act.lagS * SECOND, values: act.values },
      }
    case 'command':
      return { type: 'command', command: { action: act.action, alertId: `s-${act.n}`, actor: 'wang' } }
    case 'restart':
      return { type: 'started', policy: defaultPolicy }
    case 'delete':
      return { type: 'device-deleted', deviceId: act.id, actor: 'admin' }
    case 'save':
      return savedDevice(act.id)
    case 'tick':
      return { type: 'tick' }
  }
}

const savedDevice = (id: Id): Input => ({
  type: 'device-saved',
  device: { id, kind: kindOf[id], site: 's', zone: 'z', name: id },
  actor: 'admin',
})

function fresh(): Community {
  const community = newCommunity('s', book)
  for (const id of ['bin', 'cam', 'band'] as const) step(community, savedDevice(id), T0)
  return community
}

/** Runs a history; `onRestart` may swap the state, as a real restart does. */
function run(acts: readonly [number, Act][], onRestart: (c: Community) => Community): AlertChange[] {
  let community = fresh()
  let now = T0
  const changes: AlertChange[] = []
  for (const [afterS, act] of acts) {
    now += afterS * SECOND
    if (act.do === 'restart') community = onRestart(community)
    changes.push(...step(community, inputOf(act, now), now).changes)
  }
  return changes
}

const property = (title: string, check: (acts: [number, Act][]) => void) =>
  t.test(title, async t => {
    const seed = Number(process.env.LINLI_TEST_SEED ?? Date.now() % 2 ** 31)
    t.comment(`seed ${seed} (LINLI_TEST_SEED)`)
    fc.assert(fc.property(history as fc.Arbitrary<[number, Act][]>, check), { seed, numRuns: 400 })
    t.pass('held for 400 random histories')
  })

function insist(so: boolean, what: string): void {
  if (!so) throw new Error(what)
}

property('a state taken through a snapshot behaves as the one that stayed', acts => {
  const stayed = run(acts, community => community)
  const reloaded = run(acts, community => thaw(JSON.parse(JSON.stringify(freeze(community))), book))
  insist(JSON.stringify(stayed) === JSON.stringify(reloaded), 'the reloaded state went another way')
})

property('there are never two open alerts of one device and rule', acts => {
  const open = new Map<string, string>()
  for (const { alert } of run(acts, community => community)) {
    const identity = `${alert.deviceId} ${alert.rule}`
    if (alert.condition === 'active' && alert.handling !== 'resolved') {
      const other = open.get(identity)
      insist(other === undefined || other === alert.id, `${other} and ${alert.id} are both open`)
      open.set(identity, alert.id)
    } else if (open.get(identity) === alert.id) open.delete(identity)
  }
})

property('the events of an alert count from one without a gap, from raised on, and end once', acts => {
  const last = new Map<string, AlertChange>()
  for (const change of run(acts, community => community)) {
    const { alert, event } = change
    const before = last.get(alert.id)
    insist(event.n === (before?.event.n ?? 0) + 1, `${alert.id} jumps to event ${event.n}`)
    insist((event.type === 'raised') === (event.n === 1), `${alert.id} begins with ${event.type}`)
    insist(before?.alert.handling !== 'resolved', `${alert.id} goes on after its end: ${event.type}`)
    if (event.type === 'cleared') insist(before?.alert.condition === 'active', `${alert.id} is cleared twice`)
    last.set(alert.id, change)
  }
})

property('what a person must end is never ended by itself', acts => {
  const latched = new Set<string>()
  for (const { alert, event } of run(acts, community => community)) {
    if (event.type === 'cleared' && latched.has(alert.id))
      insist(event.actor === 'wang', `${alert.id} cleared by itself`)
    if (alert.latched) latched.add(alert.id)
  }
})

property('an SOS pressed is an open alert, whatever the hour of its stamp', acts => {
  const community = fresh()
  let now = T0
  for (const [afterS, act] of acts) {
    now += afterS * SECOND
    const { acceptance } = step(community, inputOf(act, now), now)
    if (act.do !== 'reading' || act.values === undefined || !('sos' in act.values) || act.values.sos !== true)
      continue
    if (acceptance?.standing === 'repeated' || acceptance?.standing === 'unknown-device') continue
    const open = community.devices.get('band')?.open.sos
    insist(open !== undefined && community.alerts.has(open), 'a press of SOS left no alert')
  }
})
