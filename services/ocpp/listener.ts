import { crc32 } from 'node:zlib'
import type { Logger } from 'pino'
import type { Input } from '../domain/model/input.ts'
import type { Kind } from '../domain/model/kind.ts'
import { OCPP_SOURCE } from '../domain/model/origin.ts'
import type { Instant } from '../domain/model/time.ts'
import type { DeviceRefusals } from '../runtime/device-refusals.ts'
import type { Registry } from '../runtime/registry.ts'
import type { Tally } from '../runtime/tally.ts'
import type { UnclaimedList } from '../sources/unclaimed.ts'
import { actions } from './actions/actions.ts'
import { tellAll } from './actions/status-notification.ts'
import { type ChargePoint, chargePointOf, chargerAt, chargersOf } from './charge-point.ts'
import type { Frame } from './frame.ts'
import type { Giving } from './giving.ts'
import {
  type Action,
  type Heard,
  type Hearing,
  type HearingSettings,
  type Refusal,
  refused,
} from './hearing.ts'
import { readingOf } from './reading-of.ts'
import { schemaFault } from './schemas.ts'
import type { Station } from './station.ts'

export interface ListenerOptions {
  readonly registry: Pick<Registry, 'get' | 'heardAt'>
  readonly kinds: ReadonlyMap<string, Kind>
  readonly tally: Tally
  readonly refusals: Pick<DeviceRefusals, 'note'>
  readonly unclaimed: Pick<UnclaimedList, 'note'>
  readonly settings: HearingSettings
  readonly giving: Pick<Giving, 'says' | 'takesBack' | 'isOut'>
  readonly now: () => Instant
  readonly log: Pick<Logger, 'error'>
}

export type Call = Extract<Frame, { type: 'call' }>

/** What calls of chargers come to. Whatever is odd about one is counted under its name, and noted with its charger. */
export class Listener {
  readonly #options: ListenerOptions

  constructor(options: ListenerOptions) {
    this.#options = options
  }

  /** `text`: the call as it was sent, by which it is known when it is sent again. */
  hear(call: Call, text: string, chargePoint: ChargePoint, station: Station): Heard {
    const { tally } = this.#options
    const hearing = this.#hearing(call, text, chargePoint, station)
    const action = actions.get(call.action)
    tally.add('ocpp_messages', action === undefined ? 'other' : call.action)
    if (action === undefined) return this.refuse(refused('NotImplemented', 'action-unknown'), chargePoint)
    const fault = schemaFault(call.action, call.payload)
    const heard = this.#actedOn(action, call, hearing)
    if (!heard.ok) {
      const code = fault?.code ?? heard.code
      return this.refuse({ ...heard, code }, chargePoint, fault?.where)
    }
    if (fault !== undefined) this.#mended(chargePoint, fault.reason, `${call.action}${fault.where}`)
    return heard
  }

  /** Its device as it is registered by now; nothing where it is no more, or is another one. */
  still({ id, device }: ChargePoint): ChargePoint | undefined {
    const found = chargePointOf(id, this.#options.registry)
    return typeof found !== 'string' && found.device.id === device.id ? found : undefined
  }

  /** What is known of all its chargers by now, unasked. */
  tellAll(chargePoint: ChargePoint, station: Station): readonly Input[] {
    const call: Call = { type: 'call', id: 'known', action: 'StatusNotification', payload: {} }
    const hearing = this.#hearing(call, String(this.#options.now()), chargePoint, station)
    return tellAll(hearing).filter(each => each !== undefined)
  }

  /** A fault of our own ends neither the connection nor the server: the charger sends again what was not taken. */
  #actedOn(action: Action, call: Call, hearing: Hearing): Heard {
    try {
      return action(call.payload, hearing)
    } catch (error) {
      this.#options.log.error(
        { device: hearing.chargePoint.device.id, action: call.action, err: error },
        'a call of a charger failed',
      )
      return refused('InternalError', 'failed')
    }
  }

  /** Counted, and noted with the charger. */
  refuse(heard: Refusal, { device }: ChargePoint, where?: string): Refusal {
    this.#options.tally.add('ocpp_rejected', heard.reason)
    this.#options.refusals.note(device.id, heard.reason, where)
    return heard
  }

  #mended({ device }: ChargePoint, reason: string, where?: string): void {
    this.#options.tally.add('ocpp_mended', reason)
    this.#options.refusals.note(device.id, reason, where)
  }

  #hearing({ id }: Call, text: string, chargePoint: ChargePoint, station: Station): Hearing {
    const { registry, tally, settings, refusals, kinds, giving } = this.#options
    const now = this.#options.now()
    const identity = `ocpp ${chargePoint.id} ${id} ${crc32(text).toString(36)}`
    const registered = (connector: number) => chargerAt(chargePoint, connector, registry)
    let readings = 0
    return {
      ...{ chargePoint, station, now, settings },
      chargerAt: connector => {
        const device = registered(connector)
        if (device === undefined && connector > 0) this.#wait(chargePoint, connector, now)
        return device
      },
      chargers: () => chargersOf(chargePoint, registry),
      known: ({ id }) => {
        const { values, lastSeenAt = null } = registry.get(id) ?? {}
        return { status: values?.status, errorCode: values?.errorCode, lastSeenAt }
      },
      reading: (device, values, ts) => {
        readings += 1
        const { reading, rejected } = readingOf(device, values, ts ?? `${identity} ${readings}`, kinds)
        for (const { reason, metric } of rejected) {
          tally.add('metrics_rejected', reason)
          refusals.note(device.id, reason, metric)
        }
        return reading && { type: 'reading', reading }
      },
      gives: (connector, said, at = now) => giving.says(registered(connector), said, now - at),
      givesNone: (connector, isOut) => giving[isOut ? 'isOut' : 'takesBack'](registered(connector)),
      note: (reason, where) => this.#mended(chargePoint, reason, where),
      event: name => tally.add('ocpp_events', name),
    }
  }

  /** A connector at which nobody registered a charger. */
  #wait({ id, device }: ChargePoint, connector: number, now: Instant): void {
    const { unclaimed, refusals, tally } = this.#options
    tally.add('ocpp_rejected', 'connector-unclaimed')
    refusals.note(device.id, 'connector-unclaimed', String(connector))
    const address = `${id}/${connector}`
    const heard = { what: 'event', event: 'connector', address } as const
    unclaimed.note(
      OCPP_SOURCE,
      heard,
      { topic: `/ocpp/${id}`, payload: Buffer.from(`connector ${connector}`) },
      now,
    )
  }
}
