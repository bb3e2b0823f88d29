import t from 'tap'
import { RowReader } from './row-reader.ts'

t.test('a cell is one line, but where several are meant', async t => {
  const row = new RowReader({ name: 'Lin\r\nBcc: x', notes: 'key at the\nconcierge', zone: 'b1' })
  row.required('name', 100)
  row.optional('zone', 64)
  row.text('notes', 1_000)
  t.match(row.faults, [{ column: 'name', says: { zh: '应为单行文字，不含控制字符' } }])
  t.equal(row.faults.length, 1)
})
