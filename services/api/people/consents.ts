import { whoseReadings } from '../../domain/alerts/of-members.ts'
import type { Alert } from '../../domain/model/alert.ts'
import type { Device, DeviceId } from '../../domain/model/device.ts'
import { CONSENTS, type ConsentTo } from '../../domain/model/household.ts'
import type { Kind } from '../../domain/model/kind.ts'
import type { Values } from '../../domain/model/reading.ts'
import type { WearerFile } from '../../store/people.ts'
import type { PeopleBook } from './people-book.ts'

/**
 * What of a band may be shown: without the wearer's consent on record neither charts nor last values, nor where they are.
 * What a life may hang on asks for none: SOS, falls and whether the band works are always shown, and whoever runs to help
 * needs all that was measured then; any other alert comes with what it was raised by alone. A band that nobody on file wears
 * is shown as before there were files.
 */
export interface Consents {
  /** Nothing where the metric may be shown. */
  missingFor(device: Device, metric: string): ConsentTo | undefined
  shown(device: Device, values: Values): Values
  missing(device: Pick<Device, 'id' | 'kind'>): readonly ConsentTo[]
  /** The same alert where nothing of it is missing. */
  alert(alert: Alert): Alert
}

const LOCATION: ReadonlySet<string> = new Set(['lat', 'lon', 'accuracyM'])
const ALWAYS: ReadonlySet<string> = new Set(['sos', 'fall', 'fallCancelled', 'worn', 'batteryPercent'])

export function createConsents(
  book: Pick<PeopleBook, 'wearerOf'>,
  kinds: readonly Pick<Kind, 'kind' | 'health'>[],
): Consents {
  const health = new Set(kinds.filter(kind => kind.health).map(({ kind }) => kind))

  function missing({ id, kind }: Pick<Device, 'id' | 'kind'>): readonly ConsentTo[] {
    const wearer = health.has(kind) ? book.wearerOf(id) : undefined
    return wearer === undefined ? [] : CONSENTS.filter(what => !agreesTo(wearer, what))
  }

  return {
    missing,
    missingFor: (device, metric) => missing(device).find(what => what === consentTo(metric)),
    shown(device, values) {
      const without = missing(device)
      if (without.length === 0) return values
      return only(values, metric => agreed(without, metric))
    },
    alert(alert) {
      const { evidence } = alert
      const whose = whoseReadings(evidence)
      const withouts = evidence.readings.map((_, i) => missingOf(alert, whose?.[i]))
      const most = missingOf(alert, undefined)
      if (most.length === 0 && withouts.every(without => without.length === 0)) return alert
      const shown =
        (without: readonly ConsentTo[]) =>
        <R extends { readonly values: Values }>(of: R): R => ({
          ...of,
          values: only(of.values, metric => evidence.metrics.includes(metric) || agreed(without, metric)),
        })
      const { readings, kept } = evidence
      const agreedTo = readings.map((reading, i) => shown(withouts[i] ?? most)(reading))
      return {
        ...alert,
        evidence: { ...evidence, readings: agreedTo, ...(kept && { kept: kept.map(shown(most)) }) },
      }
    },
  }

  /** Where it cannot be told of whom of several a reading is, none of them may be against it. */
  function missingOf(alert: Alert, of: DeviceId | undefined): readonly ConsentTo[] {
    const { deviceId, deviceKind: kind, latched, evidence } = alert
    if (latched) return []
    if (evidence.members === undefined) return missing({ id: deviceId, kind })
    const wearers = of === undefined ? evidence.members.map(({ device }) => device) : [of]
    const files = wearers.flatMap(id => book.wearerOf(id) ?? [])
    return CONSENTS.filter(what => files.some(file => !agreesTo(file, what)))
  }
}

const only = (values: Values, may: (metric: string) => boolean): Values =>
  Object.fromEntries(Object.entries(values).filter(([metric]) => may(metric)))

const agreed = (without: readonly ConsentTo[], metric: string): boolean =>
  !without.some(what => what === consentTo(metric))

/** Nothing for what a life may hang on. */
export const consentTo = (metric: string): ConsentTo | undefined =>
  ALWAYS.has(metric) ? undefined : LOCATION.has(metric) ? 'location' : 'health'

/** One that was withdrawn counts no more, from the day on which that is written down. */
export const agreesTo = ({ consents }: Pick<WearerFile, 'consents'>, what: ConsentTo): boolean =>
  consents.some(consent => consent.what === what && consent.withdrawnOn === undefined)
