import t from 'tap'
import { interpreter } from '../../services/broker/interpret.ts'
import { RuleBook } from '../../services/domain/community/program.ts'
import { defaultPolicy, newCommunity } from '../../services/domain/community/state.ts'
import { step } from '../../services/domain/community/step.ts'
import { tickUntil } from '../../services/domain/community/testing/play.ts'
import { kindList, kinds, rulesForAll } from '../../services/domain/kinds/kinds.ts'
import type { Alert, AlertChange } from '../../services/domain/model/alert.ts'
import type { Instant } from '../../services/domain/model/time.ts'
import { Tally } from '../../services/runtime/tally.ts'
import { demo } from '../scenarios/demo.ts'
import { telemetryPayload } from '../transport/message.ts'
import { type DurationMs, MINUTE, SECOND } from '../world/durations.ts'
import { registrations } from '../world/registrations.ts'
import { simulate } from '../world/simulation.ts'
import { demoRoster, SITE } from './roster.ts'

const LOOKED_AT_MS = 15 * MINUTE
/** The first is that of the demo's pictures. */
const SEEDS = [381_022, 7, 1, 2, 3, 4, 5, 6]
/** By day the lifts are ridden; at night a rule may be sterner. */
const STARTS = ['2026-08-01T10:00:00+08:00', '2026-08-01T23:30:00+08:00']

/** People who look on press buttons, too. */
const ROOM = 3

interface Opening {
  readonly name: string
  readonly raised: readonly { readonly alert: Alert; readonly sinceMs: DurationMs }[]
}
let lived: readonly Opening[] | undefined

t.test('in its first quarter of an hour the demo tells of trouble of each kind', async t => {
  const told = ['sos', 'fall', 'bin-full', 'fire-lane-blocked', 'charger-smoke', 'bin-fire', 'lift-trapped']
  for (const { name, raised } of openings()) {
    const rules = raised.map(({ alert }) => alert.rule)
    t.same(
      told.filter(rule => !rules.includes(rule)),
      [],
      `all that is promised ${name}`,
    )
  }
})

t.test(
  'its first half minute shows devices of three kinds, and its first ninety seconds of five',
  async t => {
    for (const { name, raised } of openings()) {
      const kindsWithin = (ms: DurationMs) =>
        new Set(raised.filter(({ sinceMs }) => sinceMs <= ms).map(({ alert }) => alert.deviceKind)).size
      t.equal(kindsWithin(30 * SECOND), 3, name)
      t.equal(kindsWithin(90 * SECOND), 5, name)
    }
  },
)

t.test(
  'it stays away from a flood: whoever looks on may raise three more, and nothing is held back',
  async t => {
    for (const { name, raised } of openings()) {
      t.notOk(
        raised.some(({ alert }) => alert.rule === 'alarm-flood'),
        name,
      )
      const opening = raised.filter(({ sinceMs }) => sinceMs <= defaultPolicy.floodMs)
      t.ok(opening.length <= defaultPolicy.floodFrom - ROOM, `${opening.length} in ten minutes ${name}`)
    }
  },
)

/** What each of them raises, and when. */
function openings(): readonly Opening[] {
  lived ??= STARTS.flatMap(at => SEEDS.map(seed => openingOf(seed, at)))
  return lived
}

function openingOf(seed: number, at: string): Opening {
  const start = Date.parse(at)
  const raised = alertsOf(seed, start)
    .filter(({ event }) => event.type === 'raised')
    .map(({ alert, event }) => ({ alert, sinceMs: event.at - start }))
  return { name: `with seed ${seed} at ${at}`, raised }
}

/** The first minutes of the demo, heard by the product in the time of its world. */
function alertsOf(seed: number, start: Instant): AlertChange[] {
  const enlisted = demoRoster()
  const devices = new Map(registrations(enlisted, SITE).map(device => [device.id, device]))
  const community = newCommunity(SITE, new RuleBook(kindList, rulesForAll))
  const interpret = interpreter({
    ...{ kinds, tally: new Tally() },
    limits: { payloadBytesMax: 65_536, keysMax: 256 },
  })
  step(community, { type: 'started', policy: { ...defaultPolicy, timeZone: 'Asia/Shanghai' } }, start)
  for (const device of devices.values())
    step(community, { type: 'device-saved', device, actor: 'admin' }, start)
  const changes: AlertChange[] = []
  const simulation = simulate({ seed, start, lengthMs: LOOKED_AT_MS, devices: enlisted, scenario: demo })
  for (const emission of simulation.emissions()) {
    const { deviceId, at } = emission
    changes.push(...tickUntil(community, at))
    const device = devices.get(deviceId)
    if (device === undefined) throw new Error(`nobody registered ${deviceId}`)
    if (emission.type !== 'telemetry') {
      changes.push(...step(community, { type: 'status', deviceId, online: emission.up }, at).changes)
      continue
    }
    const payload = telemetryPayload(emission.ts, emission.values)
    const input = interpret(device, 'telemetry', { payload, qos: 1, dup: false, retain: false }, undefined)
    if (input !== undefined) changes.push(...step(community, input, at).changes)
  }
  return [...changes, ...tickUntil(community, start + LOOKED_AT_MS)]
}
