import type { DatabaseSync } from 'node:sqlite'
import { DAY, type Instant } from '../../domain/model/time.ts'
import { type HourTally, together, wordsTogether } from './hour-tally.ts'
import type { KeptSince } from './kept-since.ts'
import { days, floorTo, hours, indexOf, type Level, minutes, spanOf } from './levels.ts'
import { openRollupRows, type RollupRows } from './rollup-table.ts'
import type { RollupSort } from './sorts.ts'
import { packSummaries, type Span, unpackSummaries } from './summary-blob.ts'
import { packWords, unpackWords } from './word-blob.ts'

interface Codec<T> {
  readonly pack: (span: Span<T>) => Uint8Array
  readonly unpack: (body: Uint8Array) => Span<T>
  readonly together: (span: Span<T>) => T
}

const numbers = { pack: packSummaries, unpack: unpackSummaries, together }
const words = { pack: packWords, unpack: unpackWords, together: wordsTogether }

export interface HourWriteOptions {
  readonly db: DatabaseSync
  readonly kept: KeptSince
  readonly sortOf: (metric: number) => RollupSort | undefined
}

/** Writes what hours come to, and days when all their hours are there. */
export function openHourWrites({ db, kept, sortOf }: HourWriteOptions) {
  const rows = openRollupRows(db)
  const allMetrics = db.prepare('SELECT id FROM history_metric')
  const metricIds = () => allMetrics.all().map(({ id }) => Number(id))

  function write(device: number, hour: Instant, tally: HourTally): void {
    for (const [metric, span] of tally.numbers) {
      const key = { level: minutes, device, metric, span: spanOf(minutes, hour) }
      if (hour >= kept.since(minutes)) rows.write(key, packSummaries(span))
      putWindow({ rows, codec: numbers, level: hours, device, metric, at: hour, of: together(span) })
    }
    for (const [metric, of] of tally.words)
      putWindow({ rows, codec: words, level: hours, device, metric, at: hour, of })
  }

  function clear(device: number, hour: Instant): void {
    for (const metric of metricIds()) {
      rows.remove({ level: minutes, device, metric, span: spanOf(minutes, hour) })
      const sort = sortOf(metric)
      const put = { rows, level: hours, device, metric, at: hour, of: undefined }
      if (sort === 'numbers') putWindow({ ...put, codec: numbers })
      if (sort === 'words') putWindow({ ...put, codec: words })
    }
  }

  function writeDay(device: number, day: Instant): void {
    for (const metric of metricIds()) {
      const sort = sortOf(metric)
      const move = { rows, device, metric, day }
      if (sort === 'numbers') dayOf({ ...move, codec: numbers })
      if (sort === 'words') dayOf({ ...move, codec: words })
    }
  }

  /** A day is put together of its hours, so it is left as it is when they are not kept any more. */
  const isKept = (at: Instant): boolean => at >= kept.since(hours)

  return {
    write(device: number, hour: Instant, tally: HourTally): void {
      if (isKept(hour)) write(device, hour, tally)
    },
    /** In place of what was there: a reading that was stored over another may have taken a metric away. */
    writeAgain(device: number, hour: Instant, tally: HourTally): void {
      if (!isKept(hour)) return
      clear(device, hour)
      write(device, hour, tally)
    },
    /** The whole day in which `at` lies. */
    writeDay(device: number, at: Instant): void {
      const day = floorTo(at, DAY)
      if (isKept(day)) writeDay(device, day)
    },
  }
}

export type HourWrites = ReturnType<typeof openHourWrites>

interface WindowPut<T> {
  readonly rows: RollupRows
  readonly codec: Codec<T>
  readonly level: Level
  readonly device: number
  readonly metric: number
  readonly at: Instant
  readonly of: T | undefined
}

function putWindow<T>({ rows, codec, level, device, metric, at, of }: WindowPut<T>): void {
  const key = { level, device, metric, span: spanOf(level, at) }
  const body = rows.read(key)
  const span: Span<T> = body ? codec.unpack(body) : new Map()
  if (of === undefined) span.delete(indexOf(level, at))
  else span.set(indexOf(level, at), of)
  if (span.size > 0) rows.write(key, codec.pack(span))
  else if (body) rows.remove(key)
}

interface DayMove<T> {
  readonly rows: RollupRows
  readonly codec: Codec<T>
  readonly device: number
  readonly metric: number
  readonly day: Instant
}

function dayOf<T>({ day, ...move }: DayMove<T>): void {
  const { rows, codec, device, metric } = move
  const body = rows.read({ level: hours, device, metric, span: spanOf(hours, day) })
  const of = body && codec.together(codec.unpack(body))
  putWindow({ ...move, level: days, at: day, of })
}
