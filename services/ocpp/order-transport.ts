import type { Device } from '../domain/model/device.ts'
import { OCPP_SOURCE } from '../domain/model/origin.ts'
import { type DurationMs, type Instant, SECOND } from '../domain/model/time.ts'
import type { HearLate, OrderTransport } from '../orders/transport.ts'
import type { Registry } from '../runtime/registry.ts'
import type { Tally } from '../runtime/tally.ts'
import type { Timers } from '../runtime/timers.ts'
import type { CallAnswer } from './calls.ts'
import { type ChargePoint, chargersOf } from './charge-point.ts'
import type { Giving } from './giving.ts'
import { isAccepted } from './order-calls.ts'
import { Course } from './order-course.ts'
import { ofWholeStation, orders } from './order-steps.ts'
import type { Ordering } from './ordering.ts'
import { besideOf, strayConnector, unclaimedAt } from './own-connector.ts'
import type { Reached, Room } from './room.ts'

export interface OcppOrdersOptions {
  readonly room: Room
  readonly giving: Pick<Giving, 'onSaid'>
  readonly registry: Pick<Registry, 'get' | 'heardAt'>
  readonly timers: Timers
  readonly tally: Tally
  readonly now: () => Instant
  /** The clock by which orders are given and done, which may be ahead of what chargers say while that is doubted. */
  readonly systemNow: () => Instant
}

/** How long a charger that is asked for its meter may take to tell which transaction runs. */
const TRANSACTION_MS_MAX: DurationMs = 10 * SECOND
/** How long one that has agreed to end a session may take to say that it did. */
const SESSION_END_MS_MAX: DurationMs = 15 * SECOND

const CUT_OFF = 'cut-off'

/** Orders to chargers, in the calls of OCPP. */
export function ocppOrders(options: OcppOrdersOptions): OrderTransport {
  const { room, giving, registry, tally, systemNow } = options
  const count = (answer: CallAnswer) => tally.add('ocpp_calls', answer.ok ? 'answered' : answer.reason)
  let hearLate: HearLate | undefined
  return {
    name: 'ocpp',
    reaches: device => device.origin?.source === OCPP_SOURCE || room.hasSeen(device),
    isConnected: device => room.reaching(device) !== undefined,
    strays: (device, { parameters }) => strayConnector(device, parameters, registry),
    alsoHits: (device, name) =>
      name === undefined || ofWholeStation.has(name) ? besideOf(device, registry).map(({ id }) => id) : [],
    async send(device, { id, name, parameters, isUrgent = false }, signal) {
      const order = Object.hasOwn(orders, name) ? orders[name] : undefined
      if (order === undefined) return { ok: false, reason: 'order-unknown' }
      const reached = room.reaching(device)
      if (reached === undefined) return { ok: false, reason: 'gone' }
      const { calls } = reached.connection
      const course = new Course({ device, id, calls, isUrgent, count, hearLate, signal })
      return course.end(order(ordering(device, parameters, reached, course, options)))
    },
    onLate(hear) {
      hearLate = hear
    },
    onContradicted: hear =>
      giving.onSaid((device, said, agoMs = 0) =>
        hear(device, CUT_OFF, said === undefined ? undefined : { said, at: systemNow() - agoMs }),
      ),
    onConnected: listener =>
      room.onConnected(chargePoint => {
        for (const device of devicesAt(chargePoint, registry)) listener(device)
      }),
  }
}

const devicesAt = (chargePoint: ChargePoint, registry: OcppOrdersOptions['registry']) =>
  new Set<Device>([chargePoint.device, ...chargersOf(chargePoint, registry).values()])

function ordering(
  device: Device,
  parameters: Ordering['parameters'],
  { connection: { chargePoint, station }, connector: own }: Reached,
  course: Course,
  { registry, timers, now }: OcppOrdersOptions,
): Ordering {
  const since = now()
  const told = parameters.connectorId
  const connector = typeof told === 'number' ? told : own
  const { sessions } = station
  const runningAt = (at: number) => sessions.runningAt(at)
  const rememberedAt = (at: number) => sessions.rememberedAt(at)
  return {
    ...{ connector, parameters, runningAt, rememberedAt },
    beside: besideOf(device, registry).map(({ id }) => id),
    unclaimed: unclaimedAt(chargePoint, station, registry),
    call: (action, payload) => course.call(action, payload),
    ask: (action, payload) => course.ask(action, payload),
    askBriefly: (action, payload) => course.askBriefly(action, payload),
    endsAt: at => sessions.endsAt(at),
    endsSince: (at, before) => sessions.endsSince(at, { before, since }, timers, SESSION_END_MS_MAX),
    statusAt: at => (at === own ? registry.get(device.id)?.values.status : station.statusOf(at)),
    async transactionAt(at) {
      const known = runningAt(at)
      if (known !== undefined) return known
      // With one that is remembered it goes on without an answer.
      const brief = rememberedAt(at) !== undefined
      const asked = await course[brief ? 'askBriefly' : 'ask']('TriggerMessage', {
        requestedMessage: 'MeterValues',
        connectorId: at,
      })
      // What was asked for may have come with the answer.
      const told = runningAt(at)
      if (told !== undefined || !asked.ok || !isAccepted(asked.payload.status))
        return told ?? rememberedAt(at)
      return (await sessions.transactionAt(at, timers, TRANSACTION_MS_MAX)) ?? rememberedAt(at)
    },
  }
}
