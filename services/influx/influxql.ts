import type { DurationMs, Instant } from '../domain/model/time.ts'

/** The one place where InfluxQL is written: every name and every text goes through `name` and `text`. */

export interface Selection {
  readonly measurement: string
  readonly deviceId: string
  /** Inclusive. */
  readonly from: Instant
  /** Exclusive. */
  readonly to: Instant
  readonly limit: number
}

/** The fields as they came, oldest first; a row for each point that has one of them. */
export const selectFields = (fields: readonly string[], selection: Selection): string =>
  `SELECT ${fields.map(name).join(', ')} ${source(selection)} ORDER BY time ASC LIMIT ${whole(selection.limit)}`

/** Mean, least, greatest, latest and count of a number in windows aligned to the epoch; none for an empty window. */
export const selectWindows = (field: string, everyMs: DurationMs, selection: Selection): string =>
  `SELECT MEAN(${name(field)}) AS mean, MIN(${name(field)}) AS least, MAX(${name(field)}) AS greatest, ` +
  `LAST(${name(field)}) AS latest, COUNT(${name(field)}) AS total ${source(selection)} ` +
  `GROUP BY time(${whole(everyMs)}ms) fill(none) ORDER BY time ASC LIMIT ${whole(selection.limit)}`

/** Costs next to nothing; fails like any other where the database or the right to read it is missing. */
export const selectOne = (measurement: string): string =>
  `SELECT * FROM ${name(measurement)} ORDER BY time ASC LIMIT 1`

const source = ({ measurement, deviceId, from, to }: Selection): string =>
  `FROM ${name(measurement)} WHERE "device_id" = ${text(deviceId)} ` +
  `AND time >= ${whole(from)}ms AND time < ${whole(to)}ms`

/** An identifier. */
export const name = (word: string): string => `"${escaped(word).replaceAll('"', '\\"')}"`

/** A string literal. */
export const text = (words: string): string => `'${escaped(words).replaceAll("'", "\\'")}'`

const escaped = (words: string): string => words.replaceAll('\\', '\\\\').replaceAll('\n', '\\n')

/** Plain digits: `String` writes large numbers as `1e21`, which is not a number in InfluxQL. */
function whole(number: number): string {
  if (!Number.isFinite(number)) throw new RangeError(`not a finite number: ${number}`)
  return String(BigInt(Math.trunc(number)))
}
