import t from 'tap'
import { COLUMNS, EMPTY_TABLE } from './columns.ts'

t.test('an empty table has every column in its first row, and nothing below', async t => {
  const text = decodeURIComponent(EMPTY_TABLE.slice(EMPTY_TABLE.indexOf(',') + 1))
  t.equal(text, `\ufeff${COLUMNS.map(({ name }) => name).join(',')}\r\n`)
  t.match(text, ',source,address,codec,empty_mm,full_mm,dead_zone_mm\r\n')
})
