import t from 'tap'
import { SHEET_MAX, sheetsOf } from './sheets.ts'

const ids = (count: number) => Array.from({ length: count }, (_, i) => `bin:${i + 1}`)

t.test('labels are asked for in the order of the list, in parts that an address can name', async t => {
  t.same(sheetsOf([], 'zh'), [])
  t.same(sheetsOf(ids(2), 'zh'), [
    { href: '/api/devices/labels?ids=bin%3A1,bin%3A2&language=zh', from: 1, to: 2 },
  ])
  t.match(sheetsOf(ids(SHEET_MAX), 'en'), [{ from: 1, to: SHEET_MAX }])
  t.match(sheetsOf(ids(SHEET_MAX + 1), 'en'), [
    { from: 1, to: SHEET_MAX },
    { from: SHEET_MAX + 1, to: SHEET_MAX + 1 },
  ])
})
