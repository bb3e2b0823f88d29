import { type DeviceOrder, isEnded, type OrderState } from '../domain/model/order.ts'
import { type Intake, submitAndWait } from '../runtime/intake.ts'
import type { Registry } from '../runtime/registry.ts'
import type { Ways } from './ways.ts'

export interface IgnoredOptions {
  readonly registry: Pick<Registry, 'get'>
  readonly ways: Pick<Ways, 'specOf'>
  readonly intake: Intake
}

type Told = Pick<DeviceOrder, 'device' | 'site' | 'name'>

/**
 * Whether a device does what was done with it, as its own rules hear it: the alert for which it was told may be over by then,
 * or there never was one, and people are to be called all the same. Each resolves when it is on disk.
 */
export class Ignored {
  readonly #options: IgnoredOptions

  constructor(options: IgnoredOptions) {
    this.#options = options
  }

  async say({ device, site, name }: Told, isIgnored: boolean): Promise<void> {
    const { registry, ways, intake } = this.#options
    const metric = ways.specOf({ device, name })?.ignoredAs
    const { values = {}, online } = registry.get(device) ?? {}
    if (metric === undefined || (values[metric] ?? false) === isIgnored) return
    // It would count as heard: of one that is away nobody knows what it gives.
    if (online === false) return
    const reading = { deviceId: device, values: { [metric]: isIgnored } }
    const result = await submitAndWait(intake, site, { type: 'reading', reading })
    if (!result.ok) throw new Error(result.code)
  }

  /** What became of an order: once done it holds, and where it was told again in vain people are to know. */
  async changed(order: DeviceOrder): Promise<void> {
    if (order.state === 'done' || order.late?.ok === true) await this.say(order, false)
    else if (isInVain(order)) await this.say(order, true)
  }
}

const isInVain = ({ again, state }: DeviceOrder): boolean =>
  again !== undefined && isEnded(state) && !NEVER_HEARD.has(state)

/** What it was not told it did not ignore. */
const NEVER_HEARD: ReadonlySet<OrderState> = new Set(['cancelled', 'expired'])
