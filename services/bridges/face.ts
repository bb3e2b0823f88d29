import type { DeviceId } from '../domain/model/device.ts'
import type { Input } from '../domain/model/input.ts'
import { type DurationMs, type Instant, MINUTE } from '../domain/model/time.ts'
import type { Intake } from '../runtime/intake.ts'
import type { Registry } from '../runtime/registry.ts'
import type { Timers } from '../runtime/timers.ts'
import type { BridgeStatus } from './desk.ts'

export interface FaceOptions {
  /** The device that stands for the bridge, where one does. */
  readonly gateway: DeviceId | undefined
  readonly registry: Pick<Registry, 'get'>
  readonly intake: Pick<Intake, 'submit'>
  readonly timers: Timers
  readonly now: () => Instant
}

/**
 * Lets a gateway report for the bridge: how long it is connected, and whether it is. Without a report it is silent like any
 * gateway, and that explains the silence of all devices that report through it.
 */
export class Face {
  readonly #options: FaceOptions
  #connectedAt: Instant | undefined
  #callOff = () => {}

  constructor(options: FaceOptions) {
    this.#options = options
  }

  turned({ state, since }: Pick<BridgeStatus, 'state' | 'since'>): void {
    if (this.#options.gateway === undefined) return
    this.#callOff()
    this.#connectedAt = state === 'connected' ? since : undefined
    this.#say(deviceId => ({ type: 'status', deviceId, online: state === 'connected' }))
    if (state === 'connected') this.#report()
  }

  stop(): void {
    this.#callOff()
  }

  #report(): void {
    const { timers, now } = this.#options
    const uptimeS = Math.round((now() - (this.#connectedAt ?? now())) / 1_000)
    this.#say(deviceId => ({ type: 'reading', reading: { deviceId, values: { uptimeS } } }))
    this.#callOff = timers.after(REPORT_EVERY_MS, () => this.#report())
  }

  // One that is not registered yet is looked for again with the next report.
  #say(input: (deviceId: DeviceId) => Input): void {
    const { gateway, registry, intake } = this.#options
    const device = gateway === undefined ? undefined : registry.get(gateway)?.device
    if (device?.kind !== GATEWAY) return
    intake.submit(device.site, input(device.id), () => {})
  }
}

const GATEWAY = 'gateway'
/** A gateway is expected every five minutes. */
const REPORT_EVERY_MS: DurationMs = MINUTE
