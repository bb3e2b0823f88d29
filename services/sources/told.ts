import { isDeepStrictEqual } from 'node:util'
import type { Fields, Heard, SourceMessage } from '../decode/source.ts'
import { type DurationMs, type Instant, SECOND } from '../domain/model/time.ts'

/** What a device tells of itself, and from when that is. */
export interface Told {
  readonly fields: Fields
  readonly at: Instant
}

/**
 * A sender's clock may be behind by so much, or tell whole seconds only. Whoever is further behind is not believed: then nobody
 * knows whether the order was done, which is better than a cut-off that is taken for done and is not.
 */
export const CLOCK_BEHIND_MS_MAX: DurationMs = 5 * SECOND

/** How a message came. */
export type Came = Pick<SourceMessage, 'retained' | 'again' | 'waited'>

/**
 * Whether what it says without a time is of now. What a broker kept, what is sent once more and what waited for this server was
 * said before, nobody knows when.
 */
export const isOfNow = ({ retained, again = false, waited = false }: Came): boolean =>
  !retained && !again && !waited

/** Nothing where it tells nothing by which an order could be known to be done. */
export function toldBy(heard: Heard, came: Came, now: Instant): Told | undefined {
  if (heard.what === 'said' && heard.ts !== undefined)
    return heard.isPast ? undefined : { fields: heard.fields, at: heard.ts }
  if (!isOfNow(came)) return undefined
  if (heard.what === 'event') return heard.shows && { fields: heard.shows, at: now }
  if (heard.what !== 'said' || heard.isPast) return undefined
  return { fields: heard.fields, at: now - (heard.agoMs ?? 0) }
}

/** Whether it is so since the order was sent. `all`: what the same message tells of the device, of which the newest decides. */
export const isSoSince = (sentAt: Instant, expects: Fields, told: Told, all: readonly Told[]): boolean =>
  told.at >= sentAt - CLOCK_BEHIND_MS_MAX && tells(told.fields, expects) && tells(newestOf(all), expects)

const newestOf = (all: readonly Told[]): Fields =>
  Object.fromEntries(all.toSorted((a, b) => a.at - b.at).flatMap(({ fields }) => Object.entries(fields)))

const tells = (fields: Fields, expects: Fields): boolean =>
  Object.entries(expects).every(
    ([name, value]) => Object.hasOwn(fields, name) && isDeepStrictEqual(fields[name], value),
  )
