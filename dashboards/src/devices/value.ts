import type { WireDevice } from '../../../services/api/wire/device.ts'
import type { WireKind, WireMetric } from '../api/devices.ts'
import { localeTag } from '../words/say.ts'
import type { Words } from '../words/words.ts'

type Value = WireDevice['values'][string]

/** A value as people say it: "95 %", "yes", "Charging". */
export function valueWords(words: Words, value: Value, spec: WireMetric | undefined): string {
  if (typeof value === 'boolean') return words.say(value ? 'value.yes' : 'value.no')
  if (typeof value === 'string') return wordOf(words, value, spec)
  const figure =
    spec !== undefined && isOfPlace(spec) ? value.toFixed(PLACE_DIGITS) : figureWords(words, value)
  return withUnit(figure, spec?.unit)
}

/** A latitude or a longitude: of a tenth of a degree nobody is found. */
const isOfPlace = (spec: WireMetric): boolean => spec.unit === '°' && (spec.min ?? 0) < 0
/** A metre. */
const PLACE_DIGITS = 5

/** What people say for a word of its metric; the word itself where that goes without saying. */
export function wordOf(
  { of }: Pick<Words, 'of'>,
  word: string,
  spec: Pick<WireMetric, 'said'> | undefined,
): string {
  const said = spec?.said?.[word]
  return said === undefined ? word : of(said)
}

/** A picture's address, say: something to open, not to read. */
export const isAddress = (value: Value): value is string =>
  typeof value === 'string' && /^https?:\/\//.test(value)

export function figureWords({ language }: Pick<Words, 'language'>, value: number): string {
  const digits = Math.abs(value) >= 1_000 ? 0 : Math.abs(value) >= 100 ? 1 : 2
  return value.toLocaleString(localeTag[language], { maximumFractionDigits: digits })
}

export const withUnit = (figure: string, unit: string | undefined): string =>
  unit === undefined || unit === '' ? figure : `${figure} ${unit}`

/** The metrics of a device's kind that it reported, in the kind's order; then what the kind does not know. */
export function reportedMetrics(
  device: WireDevice,
  kind: WireKind | undefined,
): { name: string; value: Value; spec: WireMetric | undefined }[] {
  const known = Object.keys(kind?.metrics ?? {})
  const names = [
    ...known.filter(name => name in device.values),
    ...Object.keys(device.values).filter(name => !known.includes(name)),
  ]
  return names.flatMap(name => {
    const value = device.values[name]
    return value === undefined ? [] : [{ name, value, spec: kind?.metrics[name] }]
  })
}
