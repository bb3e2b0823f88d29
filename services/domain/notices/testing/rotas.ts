import type { DutyOverride, Rota, Shift } from '../../model/duty.ts'

export const ALL_WEEK = [0, 1, 2, 3, 4, 5, 6]

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
  return { weekdays: ALL_WEEK, from, to, on, ...parts }
}

export const override = (
  from: string,
  to: string,
  on: readonly string[],
  insteadOf?: readonly string[],
): DutyOverride => ({
  from: Date.parse(from),
  to: Date.parse(to),
  on,
  ...(insteadOf && { insteadOf }),
})
