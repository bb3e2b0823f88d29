import { Random } from '../../scripts/testing/random.ts'
import { RuleBook } from '../../services/domain/community/program.ts'
import { type Community, newCommunity } from '../../services/domain/community/state.ts'
import { step } from '../../services/domain/community/step.ts'
import { rulesForAll } from '../../services/domain/kinds/kinds.ts'
import type { Device } from '../../services/domain/model/device.ts'
import type { Input } from '../../services/domain/model/input.ts'
import type { Values } from '../../services/domain/model/reading.ts'
import { DAY, type Instant, SECOND } from '../../services/domain/model/time.ts'
import { kindsWith } from './kinds.ts'
import { courses } from './reports.ts'

/** All devices report once in this time, each on time. */
const INTERVAL_MS = 30 * SECOND
/** On the way from the device to the server. */
const LAG_MS = 40
/** Of the readings; the next one of the same device is over it again, so twice as many lead to alert events. */
export const TROUBLE_SHARE = 0.005

export interface TownSize {
  readonly devices: number
  readonly rules: number
  /** Devices, each with an alert that stays open: at most as many as there are devices. */
  readonly open: number
}

/** A site of devices of four kinds in equal parts, and what they report one after the other. */
export class Town {
  readonly community: Community
  readonly #devices: readonly Device[]
  readonly #troubled: ReadonlySet<string>
  /** The same in every run: every contender gets the same readings. */
  readonly #random = new Random(1)
  #next = 0

  constructor({ devices, rules, open }: TownSize) {
    const kinds = kindsWith(rules)
    this.community = newCommunity('town', new RuleBook(kinds, rulesForAll))
    const all = Array.from({ length: devices }, (_, n) => deviceOf(kinds[n % kinds.length]?.kind ?? '', n))
    for (const device of all) step(this.community, { type: 'device-saved', device, actor: 'bench' }, START)
    this.#troubled = new Set(all.slice(0, open).map(({ id }) => id))
    // Not in the order in which they lie in memory.
    this.#devices = this.#random.shuffled(all)
  }

  /** The next readings as a decoder would hand them over, with when each arrives. */
  next(count: number): Arrival[] {
    return Array.from({ length: count }, () => this.#one())
  }

  #one(): Arrival {
    const turn = this.#next++
    const device = this.#devices[turn % this.#devices.length] as Device
    const now = START + Math.floor((turn * INTERVAL_MS) / this.#devices.length) + INTERVAL_MS
    const course = courses[device.kind] as (typeof courses)[string]
    const values = course.usual(this.#random)
    if (this.#troubled.has(device.id) || this.#random.chance(TROUBLE_SHARE))
      Object.assign(values, course.trouble)
    // The broker parses the payload, and knows the device by its account.
    const parsed = JSON.parse(JSON.stringify(values)) as Values
    const reading = { deviceId: device.id, values: parsed, ts: now - LAG_MS }
    return { input: { type: 'reading', reading }, now }
  }
}

export interface Arrival {
  readonly input: Input
  readonly now: Instant
}

const START: Instant = 20_000 * DAY

const deviceOf = (kind: string, n: number): Device => ({
  id: `${kind}-${String(n).padStart(6, '0')}`,
  kind,
  site: 'town',
  zone: `zone-${n % 50}`,
  name: `Device ${n}`,
  expectedIntervalMs: INTERVAL_MS,
})
