// Random histories of a site with gateways behind gateways, work, shelves, floods and things that come and go.
import fc from 'fast-check'
import { ACTIONS } from '../../model/command.ts'
import type { Device } from '../../model/device.ts'
import type { Input } from '../../model/input.ts'
import type { Values } from '../../model/reading.ts'
import { type Instant, MINUTE, SECOND } from '../../model/time.ts'
import { type Community, defaultPolicy, newCommunity } from '../state.ts'
import { step } from '../step.ts'
import { cameraOf, gateway } from './noise.ts'
import { book, T0 } from './site.ts'

const other = (id: string, kind: string, behind?: string): Device => ({
  ...{ id, kind, site: 's', zone: 'b3', name: id, expectedIntervalMs: 2 * MINUTE },
  ...(behind === undefined ? {} : { gateway: behind }),
})

export const variants: Readonly<Record<string, readonly Device[]>> = {
  uplink: [gateway('uplink')],
  gw: [gateway('gw', 'uplink'), gateway('gw')],
  c1: [cameraOf('c1', 'gw'), cameraOf('c1', 'uplink', 'north'), cameraOf('c1')],
  c2: [cameraOf('c2', 'gw'), cameraOf('c2', undefined, 'b3')],
  c3: [cameraOf('c3', 'gw')],
  bin: [other('bin', 'smart-bin'), other('bin', 'smart-bin', 'gw')],
  bin2: [other('bin2', 'smart-bin')],
  ev: [other('ev', 'ev-charger', 'uplink')],
  band: [other('band', 'wristband')],
}
const ids = Object.keys(variants)

const camera = fc.record({ tampered: fc.boolean() })
const bin = fc.record({ fillPercent: fc.constantFrom(5, 80, 99), temperatureC: fc.constantFrom(20, 20, 90) })
const reports: Readonly<Record<string, fc.Arbitrary<Values>>> = {
  uplink: fc.constant({ uptimeS: 1 }),
  gw: fc.constant({ uptimeS: 1 }),
  c1: camera,
  c2: camera,
  c3: camera,
  bin,
  bin2: bin,
  ev: fc.record({ smoke: fc.boolean(), temperatureC: fc.constantFrom(20, 60, 70, 90) }),
  band: fc.record({ sos: fc.boolean(), fall: fc.boolean(), worn: fc.boolean() }),
}

/** A flood of four, so that few alerts make one. */
export const policy = { ...defaultPolicy, floodFrom: 4, floodUntil: 2 }

export type Making = (now: Instant) => readonly Input[]
export const made =
  (input: Input): Making =>
  () => [input]

const reading = fc.constantFrom(...ids).chain(deviceId =>
  (reports[deviceId] as fc.Arbitrary<Values>).map(
    (values): Making =>
      now => [{ type: 'reading', reading: { deviceId, values, ts: now } }],
  ),
)
/** It comes and goes within some milliseconds, and stays or not. */
const flapping = fc.record({ times: fc.integer({ min: 2, max: 5 }), stays: fc.boolean() }).map(
  ({ times, stays }): Making =>
    now =>
      Array.from({ length: 2 * times + Number(stays) }, (_, i) => ({
        type: 'reading',
        reading: { deviceId: 'c1', values: { tampered: i % 2 === 0 }, ts: now - 20 + i },
      })),
)
const command = fc
  .record({
    action: fc.oneof({ weight: 3, arbitrary: fc.constant('shelve' as const) }, fc.constantFrom(...ACTIONS)),
    n: fc.integer({ min: 1, max: 30 }),
    forMs: fc.constantFrom(MINUTE, 30 * MINUTE),
  })
  .map(({ action, n, forMs }) =>
    made({ type: 'command', command: { action, alertId: `s-${n}`, actor: 'wang', forMs, reason: 'r' } }),
  )
const work = fc
  .record({
    n: fc.integer({ min: 1, max: 4 }),
    scope: fc.constantFrom({}, { zone: 'gate' }, { zone: 'b3' }, { device: 'gw' }, { device: 'band' }),
    afterS: fc.constantFrom(0, 0, 100),
    forS: fc.constantFrom(60, 1_000),
  })
  .map(
    ({ n, scope, afterS, forS }): Making =>
      now => [
        {
          type: 'maintenance-planned',
          window: {
            ...{ id: `m-${n}`, site: 's', reason: 'r', by: 'wang', ...scope },
            ...{ from: now + afterS * SECOND, to: now + (afterS + forS) * SECOND },
          },
        },
      ],
  )
const ended = fc
  .integer({ min: 1, max: 4 })
  .map(n => made({ type: 'maintenance-ended', windowId: `m-${n}`, actor: 'wang' }))
const saved = fc
  .constantFrom(...Object.values(variants).flat())
  .map(device => made({ type: 'device-saved', device, actor: 'admin' }))
const deleted = fc
  .constantFrom(...ids)
  .map(deviceId => made({ type: 'device-deleted', deviceId, actor: 'admin' }))
const tuned = fc
  .record({ rule: fc.constantFrom('offline', 'camera-tampered', 'sos'), enabled: fc.boolean() })
  .map(({ rule, enabled }) =>
    made({
      type: 'rule-tuned',
      actor: 'a',
      tuning: { rule, version: 1, overrides: [{ scope: {}, enabled }] },
    }),
  )

export const making = fc.oneof(
  { weight: 20, arbitrary: reading },
  { weight: 2, arbitrary: flapping },
  { weight: 4, arbitrary: fc.constant(made({ type: 'tick' })) },
  { weight: 3, arbitrary: command },
  { weight: 2, arbitrary: work },
  { weight: 1, arbitrary: ended },
  { weight: 1, arbitrary: saved },
  { weight: 1, arbitrary: deleted },
  { weight: 1, arbitrary: tuned },
  { weight: 1, arbitrary: fc.constant(made({ type: 'started', policy })) },
)

export type NoisyHistory = readonly (readonly [Input, Instant])[]

export const noisyHistory: fc.Arbitrary<NoisyHistory> = fc
  .array(fc.tuple(fc.constantFrom(0, 1, 2, 5, 20, 45, 100, 400, 1_500), making), {
    minLength: 20,
    maxLength: 90,
    size: 'max',
  })
  .map(acts => {
    let now = T0
    return acts.flatMap(([afterS, make]) => {
      now += afterS * SECOND
      return make(now).map(input => [input, now] as const)
    })
  })

/** All devices there, and heard of once. */
export function noisySite(): Community {
  const community = newCommunity('s', book)
  step(community, { type: 'started', policy }, T0)
  for (const [id, [device]] of Object.entries(variants)) {
    step(community, { type: 'device-saved', device: device as Device, actor: 'admin' }, T0)
    const values: Values = id === 'gw' || id === 'uplink' ? { uptimeS: 1 } : {}
    step(community, { type: 'reading', reading: { deviceId: id, values, ts: T0 } }, T0)
  }
  return community
}
