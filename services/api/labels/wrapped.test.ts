import t from 'tap'
import { wrapped } from './wrapped.ts'

const table: [string, { ems: number; lines: number }, string[]][] = [
  ['东门垃圾桶', { ems: 7, lines: 2 }, ['东门垃圾桶']],
  ['东门左侧第一个垃圾桶', { ems: 7, lines: 2 }, ['东门左侧第一个', '垃圾桶']],
  ['东门左侧第一个垃圾桶', { ems: 7, lines: 1 }, ['东门左侧第一…']],
  ['Bin by the gate', { ems: 6, lines: 3 }, ['Bin by the', 'gate']],
  ['Bin by the gate', { ems: 6, lines: 1 }, ['Bin by t…']],
  ['3 号楼 Building', { ems: 5, lines: 3 }, ['3 号楼', 'Building']],
  ['ABCDEFGHIJKLMNOP', { ems: 6, lines: 2 }, ['ABCDEFGHIJ', 'KLMNOP']],
  ['', { ems: 6, lines: 2 }, []],
]
for (const [words, room, expected] of table)
  t.test(`“${words}” takes ${expected.length} of ${room.lines} lines of ${room.ems}`, async t => {
    t.same(wrapped(words, room), expected)
  })
