import type { Rota } from '../model/duty.ts'
import { isOver } from './rota-check-overrides.ts'
import { faultIf, type RotaContext, type RotaFault } from './rota-fault.ts'

/**
 * Whether anybody is ever on duty by it. A rota stands in the place of everybody of its role: with nobody in it none of them
 * would be told any more, of an SOS neither. Asked of a rota that is saved as a whole; who leaves it later is another matter.
 */
export function checkSomebody(
  { shifts, holidays, overrides }: Rota,
  now: Pick<RotaContext, 'now'>,
): RotaFault[] {
  const coming = overrides.filter(override => !isOver(override, now))
  const isEmpty = [...shifts, ...holidays, ...coming].every(({ on = [] }) => on.length === 0)
  return faultIf(
    isEmpty,
    'shifts',
    'nobody is in it: nobody of its role would be told of anything there any more, of an SOS neither; name somebody, or delete the rota',
    '值班表中没有任何人：该角色在此范围内将收不到任何通知，包括求救。请安排人员，或删除该值班表',
  )
}
