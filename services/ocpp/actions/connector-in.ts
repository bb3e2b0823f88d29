import { CHARGER, CONNECTORS_MAX } from '../charge-point.ts'
import type { Payload } from '../frame.ts'
import type { Hearing } from '../hearing.ts'
import { wholeIn } from '../plain-values.ts'

/** The connector that a call is about; a charger with one alone may leave it out. Nothing where it can be none. */
export function connectorIn(payload: Payload, { chargePoint }: Hearing): number | undefined {
  const told = wholeIn(payload, 'connectorId') ?? (chargePoint.device.kind === CHARGER ? 1 : undefined)
  return told !== undefined && told >= 0 && told <= CONNECTORS_MAX ? told : undefined
}
