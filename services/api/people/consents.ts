import type { Device } from '../../domain/model/device.ts'
import { CONSENTS, type ConsentTo } from '../../domain/model/household.ts'
import type { Kind } from '../../domain/model/kind.ts'
import type { Values } from '../../domain/model/reading.ts'
import type { WearerFile } from '../../store/people.ts'
import type { PeopleBook } from './people-book.ts'

/**
 * What of a band may be shown: without the wearer's consent on record neither charts nor last values, nor where they are.
 * What a life may hang on asks for none: an alert comes with what it was raised by, and SOS, falls and whether the band
 * works are always shown. A band that nobody on file wears is shown as before there were files.
 */
export interface Consents {
  /** Nothing where the metric may be shown. */
  missingFor(device: Device, metric: string): ConsentTo | undefined
  shown(device: Device, values: Values): Values
  missing(device: Device): readonly ConsentTo[]
}

const LOCATION: ReadonlySet<string> = new Set(['lat', 'lon'])
const ALWAYS: ReadonlySet<string> = new Set(['sos', 'fall', 'fallCancelled', 'worn', 'batteryPercent'])

export function createConsents(
  book: Pick<PeopleBook, 'wearerOf'>,
  kinds: readonly Pick<Kind, 'kind' | 'health'>[],
): Consents {
  const health = new Set(kinds.filter(kind => kind.health).map(({ kind }) => kind))

  function missing({ id, kind }: Device): readonly ConsentTo[] {
    const wearer = health.has(kind) ? book.wearerOf(id) : undefined
    return wearer === undefined ? [] : CONSENTS.filter(what => !agreesTo(wearer, what))
  }

  return {
    missing,
    missingFor: (device, metric) => missing(device).find(what => what === consentTo(metric)),
    shown(device, values) {
      const without = missing(device)
      if (without.length === 0) return values
      const may = (metric: string) => !without.some(what => what === consentTo(metric))
      return Object.fromEntries(Object.entries(values).filter(([metric]) => may(metric)))
    },
  }
}

const consentTo = (metric: string): ConsentTo | undefined =>
  ALWAYS.has(metric) ? undefined : LOCATION.has(metric) ? 'location' : 'health'

/** One that was withdrawn counts no more, from the day on which that is written down. */
export const agreesTo = ({ consents }: Pick<WearerFile, 'consents'>, what: ConsentTo): boolean =>
  consents.some(consent => consent.what === what && consent.withdrawnOn === undefined)
