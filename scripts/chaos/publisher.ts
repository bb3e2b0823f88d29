import type { Values } from '../../services/domain/model/reading.ts'
import { ChaosDevice, type DeviceOptions } from './device.ts'
import type { Sent } from './ledger/readings.ts'
import type { Stage } from './part.ts'

export interface PublisherOptions extends Pick<DeviceOptions, 'habit' | 'windowMax'> {
  readonly id: string
  readonly kind: keyof typeof marks
  readonly site: string
  readonly isStamped: boolean
  readonly expectedIntervalMs?: number
}

/** A message on its way. */
export interface OnItsWay {
  readonly sent: Sent
  readonly settled: Promise<void>
}

/** A device whose every message is told from every other by a figure that counts up, and is written down. */
export class Publisher {
  readonly id: string
  readonly #options: PublisherOptions
  readonly #stage: Stage
  readonly #device: ChaosDevice
  #count = 0
  #lastTs = 0

  /** Registers it, and connects. */
  static async register(stage: Stage, options: PublisherOptions): Promise<Publisher> {
    const { id, kind, site, expectedIntervalMs } = options
    const body = { kind, site, zone: 'east', name: id, ...(expectedIntervalMs && { expectedIntervalMs }) }
    await stage.api.expect({ method: 'PUT', path: `/api/devices/${id}`, body }, 200)
    const { token } = await stage.api.expect<{ token: string }>(
      { method: 'POST', path: `/api/devices/${id}/token` },
      200,
    )
    return new Publisher(stage, options, token)
  }

  private constructor(stage: Stage, options: PublisherOptions, token: string) {
    const { server, onFault, onAcknowledged } = stage
    const { id, kind, site, habit, windowMax } = options
    this.id = id
    this.#stage = stage
    this.#options = options
    this.#device = new ChaosDevice({
      ...{ server, id, token, habit, windowMax, onFault, onAcknowledged },
      topic: `community/${site}/${kind}/${id}/telemetry`,
    })
  }

  /** Resolves when there was room for it. */
  async report(values: Values): Promise<OnItsWay> {
    this.#count += 1
    const marked = { ...values, ...marks[this.#options.kind](this.#count) }
    const sent: Sent = { values: marked, ...(this.#options.isStamped && { ts: this.#nextTs() }) }
    this.#stage.readings.add(this.id, sent)
    const ts = sent.ts === undefined ? {} : { ts: sent.ts }
    const { settled } = await this.#device.publish({ ...ts, ...marked })
    const noted = settled.then(acknowledged => {
      sent.acknowledged = acknowledged
    })
    return { sent, settled: noted }
  }

  /** The same, acknowledged. */
  async reportAndWait(values: Values): Promise<Sent> {
    const { sent, settled } = await this.report(values)
    await settled
    return sent
  }

  cut(): void {
    this.#device.cut()
  }

  end(): void {
    this.#device.end()
  }

  #nextTs(): number {
    this.#lastTs = Math.max(Date.now(), this.#lastTs + 1)
    return this.#lastTs
  }
}

/** For each kind a metric that says nothing to its rules. A bin may warm by 10 °C within five minutes: 100,000 messages. */
const marks = {
  'smart-bin': (n: number) => ({ temperatureC: 20 + n / 10_000 }),
  'ev-charger': (n: number) => ({ energyWh: n }),
  'fire-lane-camera': (n: number) => ({ plate: `N-${n}` }),
  wristband: (n: number) => ({ steps: n }),
  gateway: (n: number) => ({ uptimeS: n }),
}
