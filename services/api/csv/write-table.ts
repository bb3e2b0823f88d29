import { stringify } from 'csv-stringify/sync'
import type { Language } from '../../domain/model/text.ts'
import { guarded } from './formula.ts'
import type { Sheet } from './sheet.ts'

/** With a byte order mark: without one Excel takes UTF-8 for the code page of the machine. */
export function writeTable<T>(
  sheet: Pick<Sheet<T>, 'columns' | 'write'>,
  items: Iterable<T>,
  language: Language,
): string {
  const head = sheet.columns.map(({ title }) => title[language])
  const rows = Array.from(items, item => {
    const cells = sheet.write(item)
    return sheet.columns.map(({ name }) => guarded(cells[name] ?? ''))
  })
  return stringify([head, ...rows], { bom: true, record_delimiter: '\r\n' })
}
