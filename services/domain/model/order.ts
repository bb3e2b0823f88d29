import type { DeviceId } from './device.ts'
import { type MetricFault, type MetricSpec, metricFault } from './metric.ts'
import type { Actor } from './person.ts'
import type { SiteId } from './place.ts'
import type { Text } from './text.ts'
import type { DurationMs, Instant } from './time.ts'

/** What an order takes beside its name: the form of a metric, and whether it may be left out. */
export type ParameterSpec = MetricSpec & {
  readonly optional?: true
  /** Of a person, or a key: shown to nobody, written into no history, and not kept once the order is over. */
  readonly secret?: true
  /** Words that the product looks after itself: refused, whatever their case. */
  readonly reserved?: readonly string[]
}

/** Something that devices of a kind can be told to do. */
export interface OrderSpec {
  readonly title: Text
  readonly parameters: Readonly<Record<string, ParameterSpec>>
  /** Without an answer for so long, nobody knows whether it was done. */
  readonly timeoutMs: DurationMs
  /** A device that is away gets it when it is back, unless that is later than this. */
  readonly expiresAfterMs: DurationMs
  /** Whoever gives it says that it is meant: what it takes is not given back by an order of theirs, or it may be a danger. */
  readonly confirm?: true
  /** Done twice is the same as done once: after a restart it is asked again, where otherwise nobody would know. */
  readonly idempotent?: true
  /** It goes out before all that waits. Of that these are not sent any more: they would undo it. */
  readonly overtakes?: readonly string[]
  /** A flag of its kind by which its rules hear that it was done and the device does otherwise: of one that `overtakes`. */
  readonly ignoredAs?: string
  /** What it says as long as it does otherwise: that such an order was done proves nothing then. */
  readonly ignoredWhile?: { readonly metric: string; readonly says: readonly string[] }
  /** It says something to somebody and changes nothing of what the device does. */
  readonly speaks?: true
}

export type OrderSpecs = Readonly<Record<string, OrderSpec>>

export type OrderParameters = Readonly<Record<string, string | number | boolean>>

/**
 * `queued` → `sent` → `done`, `refused` by the device, or `timed-out`: it did not answer, and nobody knows whether it was
 * done. `expired`: the device was not there in time. `cancelled`: taken back before it was sent.
 */
export const ORDER_STATES = [
  'queued',
  'sent',
  'done',
  'refused',
  'timed-out',
  'expired',
  'cancelled',
] as const
export type OrderState = (typeof ORDER_STATES)[number]

export const isEnded = (state: OrderState): boolean => state !== 'queued' && state !== 'sent'

/** An order that was given, and what became of it. */
export interface DeviceOrder {
  readonly id: string
  readonly device: DeviceId
  readonly site: SiteId
  readonly name: string
  readonly parameters: OrderParameters
  readonly by: Actor
  readonly at: Instant
  /** Why, in the words of whoever gave it. */
  readonly note?: string
  /** What it was given for. */
  readonly alert?: string
  /** It was done before, and the device says otherwise (`note`): told again, the how manieth time in a row. */
  readonly again?: number
  /** Other devices that it hits too, as was known when it was given: one station is restarted as a whole. */
  readonly alsoHits?: readonly DeviceId[]
  readonly expiresAt: Instant
  readonly state: OrderState
  readonly sentAt?: Instant
  readonly endedAt?: Instant
  /** By which way it was sent. */
  readonly transport?: string
  /** Of one that was not done: kebab-case. */
  readonly reason?: string
  /** What the device said to it. */
  readonly said?: string
  /** What it answered when nobody waited any more. */
  readonly late?: LateAnswer
}

export interface LateAnswer {
  readonly at: Instant
  readonly ok: boolean
  readonly reason?: string
  readonly said?: string
}

const HIDDEN = '***'

/** As they may be seen: what is secret is hidden. */
export const shownParameters = (given: OrderParameters, spec: OrderSpec | undefined): OrderParameters =>
  Object.fromEntries(
    Object.entries(given).map(([name, value]) => [
      name,
      spec?.parameters[name]?.secret === true ? HIDDEN : value,
    ]),
  )

/** The first word that is not to be ordered but looked after by the product itself. */
export const reservedWord = ({ parameters }: OrderSpec, given: OrderParameters): string | undefined =>
  Object.entries(parameters)
    .flatMap(([name, { reserved = [] }]) =>
      reserved.filter(
        word =>
          word.toLowerCase() ===
          String(given[name] ?? '')
            .trim()
            .toLowerCase(),
      ),
    )
    .at(0)

/** As somebody may give them: what is asked of a way before anybody gave any. */
export const likelyParameters = ({ parameters }: OrderSpec): OrderParameters =>
  Object.fromEntries(Object.entries(parameters).map(([name, spec]) => [name, likely(spec)]))

function likely(spec: ParameterSpec): string | number | boolean {
  if (spec.type === 'number') return spec.min
  if (spec.type === 'flag') return true
  return spec.oneOf?.[0] ?? 'x'
}

export type ParameterFault = 'unknown' | 'missing' | MetricFault

/** Everything that is wrong with the parameters, each with its name. */
export function parameterFaults(
  { parameters }: OrderSpec,
  given: OrderParameters,
): { readonly name: string; readonly fault: ParameterFault }[] {
  const names = new Set([...Object.keys(parameters), ...Object.keys(given)])
  return [...names].flatMap(name => {
    const fault = faultOf(parameters[name], Object.hasOwn(given, name) ? given[name] : undefined)
    return fault === undefined ? [] : [{ name, fault }]
  })
}

function faultOf(spec: ParameterSpec | undefined, value: unknown): ParameterFault | undefined {
  if (spec === undefined) return 'unknown'
  if (value === undefined) return spec.optional ? undefined : 'missing'
  return metricFault(spec, value)
}
