import type { Device } from '../../domain/model/device.ts'
import type { ErrorCode } from '../../domain/model/errors.ts'
import type { Rule } from '../../domain/model/rule.ts'
import type { Caller } from '../access/sessions.ts'
import type { Sight } from '../access/visible.ts'
import type { Consents } from './consents.ts'

/** Why a rule is not tried on a device; nothing where it may be. */
export type TriedOn = (caller: Caller, device: Device, rule: Rule) => WhyNotTried | undefined

export interface WhyNotTried {
  readonly code: Extract<ErrorCode, 'NOT_ALLOWED' | 'CONSENT_MISSING'>
  readonly detail?: string
}

/**
 * Whoever may write a rule gets any figure out of the past by it: by the readings that it names, and by how often it would
 * have fired. So it is tried on what one may look at alone.
 */
export const createTriedOn =
  (sight: Pick<Sight, 'isWhole'>, consents: Pick<Consents, 'missing'>): TriedOn =>
  (caller, device, rule) => {
    if (!sight.isWhole(caller, device)) return { code: 'NOT_ALLOWED' }
    const missing = consents.missing(device).find(what => what === 'health' || asksWhere(rule))
    return missing && { code: 'CONSENT_MISSING', detail: missing }
  }

/** Be it in a condition within others. */
const asksWhere = ({ levels }: Rule): boolean => /"(outside|lat|lon)"/.test(JSON.stringify(levels))
