import { CsvError, parse } from 'csv-parse/sync'
import { type Text, text } from '../../domain/model/text.ts'
import { unguarded } from './formula.ts'

export interface Table {
  readonly head: readonly string[]
  /** With their numbers as a spreadsheet shows them; the head is 1. */
  readonly rows: readonly { readonly row: number; readonly cells: readonly string[] }[]
}

/** Of CSV as spreadsheets write it, with commas, semicolons or tabs; or why it is none. */
export function tableOf(source: string, rowsMax: number): Table | Text {
  const records = recordsOf(source, rowsMax)
  if (!Array.isArray(records)) return records
  const [head, ...rest] = records
  if (head === undefined || isEmpty(head)) return text('the first row names no columns', '第一行没有列名')
  const rows = rest.map((cells, i) => ({ row: i + 2, cells: cells.map(tidy) }))
  const filled = rows.filter(({ cells }) => !isEmpty(cells))
  if (filled.length > rowsMax)
    return text(`more than ${rowsMax} rows; split the file`, `超过 ${rowsMax} 行，请拆分文件`)
  return { head: head.map(cell => cell.trim()), rows: filled }
}

function recordsOf(source: string, rowsMax: number): string[][] | Text {
  try {
    return parse(source, {
      delimiter: delimiterOf(source),
      bom: true,
      relax_column_count: true,
      max_record_size: RECORD_CHARS_MAX,
      // Some beyond the limit: that there are more has to be seen.
      to: 2 * rowsMax + 2,
    })
  } catch (error) {
    if (!(error instanceof CsvError)) throw error
    const at = String(error.lines ?? '?')
    return text(`line ${at} is no CSV: ${error.message}`, `第 ${at} 行不是有效的 CSV（${error.code}）`)
  }
}

/** A quote that is never closed takes in all that follows. */
const RECORD_CHARS_MAX = 65_536

/** That of which the first line has most. */
function delimiterOf(source: string): string {
  const [line = ''] = source.split(/\r?\n/, 1)
  const count = (delimiter: string) => line.split(delimiter).length
  return [',', ';', '\t'].reduce((best, next) => (count(next) > count(best) ? next : best))
}

const tidy = (cell: string): string => unguarded(cell.trim()).trim()

const isEmpty = (cells: readonly string[]): boolean => cells.every(cell => cell.trim() === '')
