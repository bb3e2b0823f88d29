/** A unit of RFC 8428 or RFC 8798 in the one that the metrics here have, and what its value is called where nobody named it. */
interface Unit {
  readonly is?: string
  readonly times?: number
  readonly plus?: number
}

const UNITS: ReadonlyMap<string, Unit> = new Map<string, Unit>([
  ['Cel', { is: 'temperatureC' }],
  ['K', { is: 'temperatureC', plus: -273.15 }],
  ['%RH', { is: 'humidityPercent' }],
  ['%EL', { is: 'batteryPercent' }],
  ['V', { is: 'voltageV' }],
  ['mV', { is: 'voltageV', times: 1e-3 }],
  ['A', { is: 'currentA' }],
  ['mA', { is: 'currentA', times: 1e-3 }],
  ['W', { is: 'powerW' }],
  ['mW', { is: 'powerW', times: 1e-3 }],
  ['kW', { is: 'powerW', times: 1e3 }],
  ['Wh', { is: 'energyWh' }],
  ['kWh', { is: 'energyWh', times: 1e3 }],
  ['J', { is: 'energyWh', times: 1 / 3600 }],
  ['m', { is: 'distanceMm', times: 1e3 }],
  ['cm', { is: 'distanceMm', times: 10 }],
  ['mm', { is: 'distanceMm' }],
  ['beat/min', { is: 'heartRateBpm' }],
  ['beats', { is: 'beats' }],
  ['lat', { is: 'lat' }],
  ['lon', { is: 'lon' }],
  ['%', { is: 'percent' }],
  ['/', { is: 'ratio' }],
])

/** Thousandths of a thousandth are the computer's, not the sensor's: 296.25 K is 23.1 °C. */
const DIGITS = 9

export function inOurUnit(value: number, unit: string | undefined): number {
  const { times = 1, plus = 0 } = UNITS.get(unit ?? '') ?? {}
  return times === 1 && plus === 0 ? value : Number((value * times + plus).toPrecision(DIGITS))
}

export const fieldOfUnit = (unit: string | undefined): string => UNITS.get(unit ?? '')?.is ?? unit ?? 'value'
