import type { DutyOverride, Rota, Shift } from '../../model/duty.ts'
import { WEEKDAYS } from '../../model/rule.ts'

export const rota = (id: string, parts: Partial<Rota> = {}): Rota => ({
  id,
  role: 'grid-worker',
  zones: [],
  shifts: [],
  overrides: [],
  holidays: [],
  handOverMs: 0,
  ...parts,
})

/** `20:00-08:00 wang li`, every day of the week. */
export function shift(words: string, parts: Partial<Shift> = {}): Shift {
  const [hours = '', ...on] = words.split(' ')
  const [from = '', to = ''] = hours.split('-')
  return { weekdays: WEEKDAYS, from, to, on, ...parts }
}

export const override = (
  from: string,
  to: string,
  on: readonly string[],
  insteadOf?: readonly string[],
): DutyOverride => ({
  id: `o-${from}`,
  from: Date.parse(from),
  to: Date.parse(to),
  on,
  ...(insteadOf && { insteadOf }),
})
