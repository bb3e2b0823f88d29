import type { Rota } from '../model/duty.ts'
import type { PersonId } from '../model/person.ts'
import type { Zone, ZoneId } from '../model/place.ts'
import type { Member } from '../model/roster.ts'
import { type Text, text } from '../model/text.ts'
import { DAY, type DurationMs, HOUR, type Instant } from '../model/time.ts'

/** What is wrong with a rota, where, and why. */
export interface RotaFault {
  /** `shifts.0.from`; empty for the rota as a whole. */
  readonly path: string
  /** With a fault it is not taken; a warning says what will surprise its author. */
  readonly level: 'fault' | 'warning'
  readonly says: Text
}

/** What a rota is judged against. */
export interface RotaContext {
  readonly members: ReadonlyMap<PersonId, Member>
  /** Described by somebody, or named by a device. */
  readonly isZone: (zone: ZoneId) => boolean
  readonly zones: ReadonlyMap<ZoneId, Zone>
  readonly now: Instant
  readonly timeZone: string
  /** Of what is there already: nobody is warned again of what they said long ago. */
  readonly knownOverrides: ReadonlySet<string>
  readonly limits: RotaLimits
}

export interface RotaLimits {
  readonly zonesMax: number
  readonly shiftsMax: number
  readonly overridesMax: number
  readonly holidaysMax: number
  /** On one shift, override or holiday. */
  readonly peopleMax: number
  readonly handOverMsMax: DurationMs
  readonly overrideMsMax: DurationMs
}

export const defaultRotaLimits: RotaLimits = {
  zonesMax: 200,
  shiftsMax: 200,
  overridesMax: 500,
  holidaysMax: 200,
  peopleMax: 50,
  handOverMsMax: 4 * HOUR,
  overrideMsMax: 366 * DAY,
}

export type RotaRule = (rota: Rota, context: RotaContext) => RotaFault[]

export const fault = (path: string, en: string, zh: string): RotaFault => ({
  path,
  level: 'fault',
  says: text(en, zh),
})

export const warning = (path: string, en: string, zh: string): RotaFault => ({
  ...fault(path, en, zh),
  level: 'warning',
})

export const faultIf = (wrong: boolean, ...said: Parameters<typeof fault>): RotaFault[] =>
  wrong ? [fault(...said)] : []

export const warningIf = (wrong: boolean, ...said: Parameters<typeof warning>): RotaFault[] =>
  wrong ? [warning(...said)] : []
