import t from 'tap'
import { tableOf } from './table-of.ts'
import { textOf } from './text-of.ts'

const table = [
  ['id', 'name'],
  ['w-1', '王秀兰, 3号楼'],
]
const csv = 'id,name\r\nw-1,"王秀兰, 3号楼"\r\n'
/** “王秀兰, 3号楼” in GBK. */
const inGbk = [0xcd, 0xf5, 0xd0, 0xe3, 0xc0, 0xbc, 0x2c, 0x20, 0x33, 0xba, 0xc5, 0xc2, 0xa5]

t.test('a file says the same in whichever way it was saved', async t => {
  const utf8 = Buffer.from(csv)
  const gbk = Buffer.concat([Buffer.from('id,name\r\nw-1,"'), Buffer.from(inGbk), Buffer.from('"\r\n')])
  const ways: Record<string, Buffer> = {
    'UTF-8': utf8,
    'UTF-8 with a byte order mark': Buffer.concat([Buffer.from([0xef, 0xbb, 0xbf]), utf8]),
    'UTF-16, as “Unicode text”': Buffer.concat([
      Buffer.from([0xff, 0xfe]),
      Buffer.from(csv.replaceAll(',', '\t').replace('兰\t', '兰,'), 'utf16le'),
    ]),
    GBK: gbk,
    'with semicolons': Buffer.from(csv.replace('id,', 'id;').replace('w-1,', 'w-1;')),
  }
  for (const [way, bytes] of Object.entries(ways)) {
    const found = tableOf(textOf(bytes) ?? '', 9)
    t.same('head' in found && [found.head, ...found.rows.map(({ cells }) => cells)], table, way)
  }
})

t.test('rows are numbered as a spreadsheet does, and empty ones are passed over', async t => {
  const found = tableOf('a,b\n1,"two\nlines"\n,\n\n3,4\n', 9)
  t.same('rows' in found && found.rows, [
    { row: 2, cells: ['1', 'two\nlines'] },
    { row: 5, cells: ['3', '4'] },
  ])
})

t.test('what is no table says why', async t => {
  t.equal(textOf(Buffer.from([0x89, 0x50, 0x4e, 0x47, 0xff, 0xff])), undefined)
  t.equal(textOf(Buffer.from('a\0b')), undefined)
  const cases: [string, RegExp][] = [
    ['', /names no columns/],
    [',,\n1,2,3', /names no columns/],
    ['a\n"never closed', /line \d+ is no CSV/],
    [`a\n${'1\n'.repeat(10)}`, /more than 9 rows/],
    [`a\n"${'x'.repeat(70_000)}`, /no CSV/],
  ]
  for (const [source, why] of cases) {
    const found = tableOf(source, 9)
    t.match('en' in found ? found.en : '', why, source.slice(0, 20))
    t.ok('zh' in found && /[一-鿿]/.test(found.zh))
  }
})

t.test('a cell that was guarded against formulas is read as it was', async t => {
  const found = tableOf("a,b\n'+86 138,'=1+1\n", 9)
  t.same('rows' in found && found.rows[0]?.cells, ['+86 138', '=1+1'])
})
