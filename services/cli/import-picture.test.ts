import t from 'tap'
import type { WireImport } from '../api/wire/import.ts'
import { importPicture } from './import-picture.ts'

const nothing: WireImport = {
  ...{ applied: false, hash: 'h', added: [], changed: [], unchanged: 3, absent: 1, bad: [], badCount: 0 },
}

t.test('a preview says field by field what it would change', async t => {
  const picture = importPicture({
    ...nothing,
    added: [{ row: 2, id: 'b3', cells: { id: 'b3', name_zh: '3 号楼', within: '' } }],
    changed: [{ row: 4, id: 'b4', fields: [{ column: 'name_en', from: '', to: 'B\u001b[2J' }] }],
  })
  t.equal(
    picture,
    `+ row 2: id=b3 name_zh="3 号楼"
~ row 4: b4
    name_en: "" → "B\\u001b[2J"
1 new, 1 changed, 3 as they were, 1 not in the file. Nothing was brought in yet.`,
  )
  t.match(importPicture({ ...nothing, applied: true }), /Brought in\.$/)
})

t.test('bad rows come first, with what would be right', async t => {
  const says = { en: 'no such zone', zh: '没有区域' }
  const picture = importPicture({ ...nothing, bad: [{ row: 3, column: 'zone', says }], badCount: 4 })
  t.match(picture, /^cannot be brought in:\n {2}row 3 {2}zone {2}no such zone\n {2}and 3 more\n/)
  t.match(picture, /bad: 4\. Nothing was brought in\.$/)
})
