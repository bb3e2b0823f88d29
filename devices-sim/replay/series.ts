import { readFileSync } from 'node:fs'
import { convert, type RecordedReading, type Row, type RowFault, rowFaults } from './convert.ts'
import { parseCsv } from './csv.ts'
import { columnsOf, type Mapping } from './mapping.ts'

export interface Series {
  /** In the order of their time over all files; rows of one instant in the order of the files. */
  readonly readings: readonly RecordedReading[]
  readonly refused: ReadonlyMap<RowFault, number>
  /** Cells in which something stands that is no value, by metric. An empty cell was not measured. */
  readonly unreadable: ReadonlyMap<string, number>
}

/** Reads files of the same shape into one series. */
export function readSeries(paths: readonly string[], mapping: Mapping): Series {
  const readings: RecordedReading[] = []
  const refused = new Map<RowFault, number>()
  const unreadable = new Map<string, number>()
  for (const path of paths) {
    const before = readings.length
    const faults = new Map<RowFault, number>()
    for (const row of rowsOf(path, mapping)) {
      const reading = convert(row, mapping, metric => count(unreadable, metric))
      if (typeof reading === 'string') count(faults, reading)
      else readings.push(reading)
    }
    if (readings.length === before)
      throw new Error(
        [`${path}: no row of it is a reading; is the mapping right?`, ...told(faults)].join('\n'),
      )
    for (const [fault, rows] of faults) count(refused, fault, rows)
  }
  readings.sort((a, b) => a.ts - b.ts)
  return { readings, refused, unreadable }
}

/** A line for whatever was in the files and is not published. */
export function leftOut({ refused, unreadable }: Series): string[] {
  const cells = [...unreadable].map(([metric, count]) => `cells left out: ${count} × ${metric} is no value`)
  return [...told(refused), ...cells]
}

const told = (faults: ReadonlyMap<RowFault, number>) =>
  [...faults].map(([fault, rows]) => `rows left out: ${rows} × ${fault} (${rowFaults[fault]})`)

/** A column that is mapped but not there would be a metric that is silently never measured. */
function rowsOf(path: string, mapping: Mapping): Iterable<Row> {
  const { columns, rows } = parseCsv(readFileSync(path, 'utf8'))
  const missing = columnsOf(mapping).filter(column => !columns.includes(column))
  if (missing.length === 0) return rows
  const [names, verb] = [missing.map(name => `"${name}"`).join(', '), missing.length === 1 ? 'is' : 'are']
  throw new Error(`${path}: ${names} of the mapping ${verb} no column of it; it has ${columns.join(', ')}`)
}

function count<K>(counts: Map<K, number>, key: K, more = 1): void {
  counts.set(key, (counts.get(key) ?? 0) + more)
}
