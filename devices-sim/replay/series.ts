import { readFileSync } from 'node:fs'
import { convert, type RecordedReading, type RowFault } from './convert.ts'
import { parseCsv } from './csv.ts'
import type { Mapping } from './mapping.ts'

export interface Series {
  /** In the order of their time over all files; rows of one instant in the order of the files. */
  readonly readings: readonly RecordedReading[]
  readonly refused: ReadonlyMap<RowFault, number>
}

/** Reads files of the same shape into one series. */
export function readSeries(paths: readonly string[], mapping: Mapping): Series {
  const readings: RecordedReading[] = []
  const refused = new Map<RowFault, number>()
  for (const path of paths) {
    const before = readings.length
    for (const row of parseCsv(readFileSync(path, 'utf8'))) {
      const reading = convert(row, mapping)
      if (typeof reading === 'string') refused.set(reading, (refused.get(reading) ?? 0) + 1)
      else readings.push(reading)
    }
    if (readings.length === before)
      throw new Error(`${path}: no row of it is a reading; is the mapping right?`)
  }
  readings.sort((a, b) => a.ts - b.ts)
  return { readings, refused }
}
