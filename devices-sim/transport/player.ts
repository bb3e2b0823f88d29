import type { Instant } from '../../services/domain/model/time.ts'
import type { Faults } from '../faults/faults.ts'
import type { Outgoing } from '../faults/outgoing.ts'
import type { Emission } from '../world/emission.ts'
import { telemetryPayload } from './message.ts'
import { type PaceClock, wallTimeOf } from './pace.ts'
import { Window } from './window.ts'

/** Where messages go; see `Fleet`. */
export interface Outlet {
  publish(deviceId: string, payload: string | Buffer): Promise<boolean>
  link(deviceId: string, up: boolean): Promise<void>
}

export interface PlayOptions {
  readonly emissions: Iterable<Emission>
  readonly worldStart: Instant
  readonly factor: number
  readonly faults: Faults
  readonly outlet: Outlet
  readonly clock: PaceClock
  /** Unacknowledged messages under way; with 1 the order of world time is kept across connections too. */
  readonly windowMax: number
  readonly signal: AbortSignal
}

export interface Played {
  readonly acknowledged: number
  readonly lost: number
  /** The furthest that the real time fell behind the pace. */
  readonly behindMsMax: number
}

/** Lets the emissions out in the order of world time, at the pace asked for, until they or the patience end. */
export async function play(options: PlayOptions): Promise<Played> {
  const { clock, signal, faults, outlet, worldStart, factor } = options
  const window = new Window(options.windowMax)
  const played = { acknowledged: 0, lost: 0, behindMsMax: 0 }
  const wallStart = clock.now()
  const send = (message: Outgoing) =>
    window.start(async () => {
      const acknowledged = await outlet.publish(message.deviceId, payloadOf(message))
      if (acknowledged) played.acknowledged++
      else played.lost++
    })

  for (const emission of options.emissions) {
    const due = wallTimeOf(emission.at, worldStart, wallStart, factor)
    await clock.until(due, signal)
    if (signal.aborted) break
    if (Number.isFinite(factor)) played.behindMsMax = Math.max(played.behindMsMax, clock.now() - due)
    if (emission.type === 'telemetry') for (const message of faults.apply(emission)) await send(message)
    else {
      await window.settled()
      await outlet.link(emission.deviceId, emission.up)
    }
  }
  for (const message of faults.rest()) await send(message)
  await window.settled()
  return played
}

const payloadOf = (message: Outgoing) => message.garbage ?? telemetryPayload(message.ts, message.values)
