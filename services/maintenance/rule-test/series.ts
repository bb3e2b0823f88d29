import type { MetricValue } from '../../domain/model/reading.ts'
import { DAY, type DurationMs, HOUR, MINUTE, SECOND } from '../../domain/model/time.ts'

/** More values than a year of one a minute nobody means. */
export const VALUES_MAX = 600_000

/**
 * The values of a series, one after the other, in the short form of Prometheus: `5x3` is 5 and three times 5 again,
 * `5+10x3` is 5 15 25 35, `_` is none and `_x3` three times none. Words and `true` and `false` likewise. Throws an
 * error that names what it does not understand.
 */
export function seriesOf(text: string): (MetricValue | undefined)[] {
  const values: (MetricValue | undefined)[] = []
  for (const token of text.trim().split(/\s+/)) {
    if (token === '') continue
    for (const value of valuesOf(token)) values.push(value)
    if (values.length > VALUES_MAX) throw new Error(`more than ${VALUES_MAX} values`)
  }
  return values
}

const NUMBER = String.raw`-?\d+(?:\.\d+)?`
const GROWING = new RegExp(`^(${NUMBER})([+-]\\d+(?:\\.\\d+)?)x(\\d+)$`)
const REPEATED = /^(.+?)x(\d+)$/

function valuesOf(token: string): (MetricValue | undefined)[] {
  const growing = GROWING.exec(token)
  if (growing !== null) {
    const [first, by, times] = growing.slice(1).map(Number) as [number, number, number]
    return upTo(times + 1, i => rounded(first + i * by))
  }
  const [, value = token, times] = REPEATED.exec(token) ?? []
  if (times === undefined) return [metricOf(token)]
  return upTo(value === '_' ? Number(times) : Number(times) + 1, () => metricOf(value))
}

function upTo<T>(count: number, make: (i: number) => T): T[] {
  if (count > VALUES_MAX) throw new Error(`more than ${VALUES_MAX} values`)
  return Array.from({ length: count }, (_, i) => make(i))
}

/** 0.1 three times is 0.3 to whoever wrote it. */
const rounded = (value: number): number => Number(value.toPrecision(12))

function metricOf(word: string): MetricValue | undefined {
  if (word === '_') return undefined
  if (word === 'true' || word === 'false') return word === 'true'
  return Number.isFinite(Number(word)) ? Number(word) : word
}

const UNITS: Readonly<Record<string, DurationMs>> = { d: DAY, h: HOUR, m: MINUTE, s: SECOND, ms: 1 }

/** `1h30m`, `90s`, `0`; throws on anything else. */
export function durationOf(text: string): DurationMs {
  if (text === '0') return 0
  const parts = [...text.matchAll(/(\d+)(ms|d|h|m|s)/g)]
  if (parts.length === 0 || parts.map(([part]) => part).join('') !== text) {
    throw new Error(`“${text}” is no length of time: 1h30m, 90s`)
  }
  return parts.reduce((sum, [, count, unit = '']) => sum + Number(count) * (UNITS[unit] ?? 0), 0)
}

/** The other way round. */
export function durationText(ms: DurationMs): string {
  if (ms === 0) return '0'
  let left = ms
  return Object.entries(UNITS).reduce((text, [unit, unitMs]) => {
    const count = Math.floor(left / unitMs)
    left -= count * unitMs
    return count === 0 ? text : `${text}${count}${unit}`
  }, '')
}
