/** What a table of devices may have in its first row, in the order of the file that is taken out. */
export const COLUMNS = [
  { name: 'id', needed: true, example: 'bin-07' },
  { name: 'kind', needed: true, example: 'smart-bin' },
  { name: 'name', needed: true, example: '东门垃圾桶' },
  { name: 'zone', needed: true, example: 'gate-1' },
  { name: 'model', needed: false, example: 'EM400-MUD' },
  { name: 'gateway', needed: false, example: 'gw-1' },
  { name: 'interval_s', needed: false, example: '1800' },
  { name: 'source', needed: false, example: 'chirpstack' },
  { name: 'address', needed: false, example: '24e124713c123456' },
  { name: 'codec', needed: false, example: 'milesight' },
  { name: 'empty_mm', needed: false, example: '1500' },
  { name: 'full_mm', needed: false, example: '250' },
  { name: 'dead_zone_mm', needed: false, example: '30' },
] as const

export type ColumnName = (typeof COLUMNS)[number]['name']

const header = COLUMNS.map(({ name }) => name).join(',')

/** With the mark by which spreadsheets know UTF-8, or Chinese comes out as something else. */
export const EMPTY_TABLE = `data:text/csv;charset=utf-8,${encodeURIComponent(`\ufeff${header}\r\n`)}`
