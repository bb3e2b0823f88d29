import { Faults } from '../../devices-sim/faults/faults.ts'
import { smartBin } from '../../devices-sim/kinds/smart-bin.ts'
import { monthOf } from '../../devices-sim/scenarios/month.ts'
import { telemetryPayload } from '../../devices-sim/transport/message.ts'
import { DAY } from '../../devices-sim/world/durations.ts'
import type { Emission, Telemetry } from '../../devices-sim/world/emission.ts'
import { type Simulation, simulate } from '../../devices-sim/world/simulation.ts'
import { interpreter } from '../../services/broker/interpret.ts'
import { step } from '../../services/domain/community/step.ts'
import { kinds } from '../../services/domain/kinds/kinds.ts'
import type { Device } from '../../services/domain/model/device.ts'
import type { Input } from '../../services/domain/model/input.ts'
import type { Instant } from '../../services/domain/model/time.ts'
import { Tally } from '../../services/runtime/tally.ts'
import { expectations } from './expectations.ts'
import { judgeMonth, type RuleVerdict } from './judge.ts'
import { Lives, type ToldLife } from './lives.ts'
import { openSite, registered, residents, SITE } from './site.ts'
import { Staff } from './staff.ts'

export interface MonthOptions {
  readonly devices: number
  readonly days: number
  readonly seed: number
  /** How many times more often everything happens than in ordinary times. */
  readonly haste: number
  /** Told at the end of each day of the world. */
  readonly onDay?: (day: number, messages: number, alerts: number) => void
}

export interface Month {
  readonly from: Instant
  readonly to: Instant
  readonly messages: number
  /** What the bad luck of messages did, by its name. */
  readonly faults: ReadonlyMap<string, number>
  readonly lives: readonly ToldLife[]
  readonly verdicts: readonly RuleVerdict[]
}

/** The first of July, midnight in China: the heat is what looks most like fire. */
const START: Instant = Date.parse('2026-07-01T00:00:00+08:00')
const LIMITS = { payloadBytesMax: 65_536, keysMax: 256 }

// A radio has nobody who tells it what was lost; a cable loses nothing, and what is acknowledged too late comes twice.
const BY_RADIO = { drop: 0.005, repeat: 0.01, reorder: 0.003, garbage: 0.0005 }
const BY_CABLE = { repeat: 0.01, garbage: 0.00002 }

/** Lets the world live, and the product hear all that is sent in it, message by message, in the time of the world. */
export function liveMonth(options: MonthOptions): Month {
  const { seed, days, haste } = options
  const simulation = simulate({
    ...{ seed, start: START, lengthMs: days * DAY },
    devices: residents(options.devices),
    scenario: monthOf(haste),
  })
  const product = new Product(simulation)
  let [messages, day] = [0, 0]
  for (const emission of simulation.emissions()) {
    if (emission.at >= START + (day + 1) * DAY) options.onDay?.(++day, messages, product.lives.count)
    messages += product.take(emission)
  }
  const lives = product.lives.list()
  return {
    ...{ from: START, to: START + days * DAY, messages, faults: product.faults, lives },
    verdicts: judgeMonth(worldOf(simulation), lives, expectations),
  }
}

/** What stands between the world and its alerts: decoding and decisions are the product's, the bad luck is the world's. */
class Product {
  readonly lives = new Lives()
  readonly #community
  readonly #devices: ReadonlyMap<string, Device>
  readonly #radio: Faults
  readonly #cable: Faults
  readonly #staff: Staff
  readonly #interpret = interpreter({ kinds, limits: LIMITS, tally: new Tally() })

  constructor({ inhabitants, random, world }: Simulation) {
    this.#community = openSite(inhabitants, world.now)
    this.#devices = new Map(registered(inhabitants).map(device => [device.id, device]))
    this.#radio = new Faults(BY_RADIO, random.fork('radio'))
    this.#cable = new Faults(BY_CABLE, random.fork('cable'))
    this.#staff = new Staff(random.fork('staff'))
  }

  get faults(): ReadonlyMap<string, number> {
    const all = [...this.#radio.done, ...this.#cable.done]
    return all.reduce((sums, [name, count]) => sums.set(name, (sums.get(name) ?? 0) + count), new Map())
  }

  /** How many messages came of it. */
  take(emission: Emission): number {
    for (const { at, command } of this.#staff.dueBy(emission.at)) this.#step({ type: 'command', command }, at)
    const { deviceId, at } = emission
    if (emission.type === 'telemetry') return this.#hear(emission)
    this.#step({ type: 'status', deviceId, online: emission.up }, at)
    return 1
  }

  #hear(telemetry: Telemetry): number {
    const device = this.#devices.get(telemetry.deviceId)
    if (device === undefined) return 0
    const faults = device.kind === smartBin.kind ? this.#radio : this.#cable
    const sent = faults.apply(telemetry)
    for (const { ts, values, garbage } of sent) {
      const payload = garbage ?? telemetryPayload(ts, values)
      const message = { payload, qos: 1 as const, dup: false, retain: false }
      const input = this.#interpret(device, 'telemetry', message, undefined)
      if (input !== undefined) this.#step(input, telemetry.at)
    }
    return sent.length
  }

  #step(input: Input, at: Instant): void {
    for (const change of step(this.#community, input, at).changes) {
      this.lives.take(change, at)
      this.#staff.hear(change)
    }
  }
}

function worldOf({ world, inhabitants }: Simulation) {
  const devices = new Map(
    inhabitants.map(({ id, kind, reportEveryMs }) => [id, { kind: kind.kind, reportEveryMs }]),
  )
  const happenings = world.truth.list().filter(one => one.from <= world.now)
  return { site: SITE, end: world.now, happenings, devices }
}
