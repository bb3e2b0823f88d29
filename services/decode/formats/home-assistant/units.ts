const FACTORS: Readonly<Record<string, number>> = { kW: 1_000, kWh: 1_000, mA: 0.001, mV: 0.001, MWh: 1e6 }
const NUMBER = /^\s*-?\d{1,15}(?:\.\d{1,15})?\s*$/

/** A number in the unit that metrics have, also one that was sent as text. What was not measured is nothing. */
export function inOurUnit(value: unknown, unit: unknown): unknown {
  const number = typeof value === 'string' && NUMBER.test(value) ? Number(value) : value
  if (number === null || number === '' || number === 'unknown' || number === 'unavailable') return undefined
  if (typeof number !== 'number') return number
  if (unit === '°F') return rounded(((number - 32) * 5) / 9)
  return typeof unit === 'string' && Object.hasOwn(FACTORS, unit)
    ? rounded(number * (FACTORS[unit] as number))
    : number
}

/** Without the dust of binary fractions. */
const rounded = (value: number): number => Number(value.toPrecision(12))
