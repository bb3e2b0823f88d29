export const DURATION_UNITS = { s: 1_000, min: 60_000, h: 3_600_000, d: 86_400_000 } as const
export type DurationUnit = keyof typeof DURATION_UNITS

/** The largest in which it is a whole number: 90 s, 10 min, 2 h. */
export function unitFor(ms: number): DurationUnit {
  if (ms === 0) return 'min'
  const fitting = (['d', 'h', 'min'] as const).find(unit => ms % DURATION_UNITS[unit] === 0)
  return fitting ?? 's'
}

export const inUnit = (ms: number, unit: DurationUnit): number => ms / DURATION_UNITS[unit]
