import { type DeviceOrder, isEnded } from '../domain/model/order.ts'
import type { Instant } from '../domain/model/time.ts'
import { type Intake, submitAndWait } from '../runtime/intake.ts'
import type { Registry } from '../runtime/registry.ts'
import { isDone, knownAt } from './standing.ts'
import type { StandingOrders } from './standing-orders.ts'
import type { Ways } from './ways.ts'

export interface IgnoredOptions {
  readonly registry: Pick<Registry, 'get'>
  readonly ways: Pick<Ways, 'specOf'>
  readonly standing: Pick<StandingOrders, 'of' | 'isGivenBack' | 'touchedBy'>
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
    const { values = {} } = registry.get(device) ?? {}
    if (metric === undefined || (values[metric] ?? false) === isIgnored) return
    const reading = { deviceId: device, values: { [metric]: isIgnored } }
    const result = await submitAndWait(intake, site, { type: 'reading', reading })
    if (!result.ok) throw new Error(result.code)
  }

  /** Whether people know; `undefined` where its kind has no word for it. */
  isSaid({ device, name }: Pick<DeviceOrder, 'device' | 'name'>): boolean | undefined {
    const { registry, ways } = this.#options
    const metric = ways.specOf({ device, name })?.ignoredAs
    return metric === undefined ? undefined : registry.get(device)?.values[metric] === true
  }

  /**
   * What became of an order, once it is known what stands: done it holds, unless the device goes on saying otherwise, and
   * where it was told again in vain people are to know, unless it was out of order since then (`outSince`). What became of
   * another one since is of more weight. Rejects where something is to be said of one that is away.
   */
  async changed(order: DeviceOrder, outSince?: Instant): Promise<void> {
    const { standing } = this.#options
    const device = { id: order.device }
    const last = standing.of(device)?.last
    if (last === undefined) {
      if (standing.isGivenBack(device))
        for (const name of standing.touchedBy(order)) await this.#sayOnceHere({ ...order, name }, false)
    } else if (knownAt(order) < knownAt(last)) return
    else if (!isDone(order) && isInVain(order) && !isOutFrom(order, outSince))
      await this.#sayOnceHere(order, true)
    else if (isDone(order) && !this.#saysOtherwise(order)) await this.#sayOnceHere(order, false)
  }

  /** It would count as heard: of one that is away nobody knows what it gives, and it is said when it is back. */
  async #sayOnceHere(order: Told, isIgnored: boolean): Promise<void> {
    const { registry } = this.#options
    if (registry.get(order.device)?.online === false && this.isSaid(order) === !isIgnored)
      throw new Error('the device is away')
    await this.say(order, isIgnored)
  }

  #saysOtherwise({ device, name }: DeviceOrder): boolean {
    const { registry, ways } = this.#options
    const { metric, says } = ways.specOf({ device, name })?.ignoredWhile ?? {}
    return metric !== undefined && says?.includes(String(registry.get(device)?.values[metric])) === true
  }
}

/** Also one that it never heard: it gave current when it was to be told. */
const isInVain = ({ again, state }: DeviceOrder): boolean =>
  again !== undefined && isEnded(state) && state !== 'cancelled'

const isOutFrom = ({ sentAt, at }: DeviceOrder, outSince: Instant | undefined): boolean =>
  outSince !== undefined && outSince >= (sentAt ?? at)
