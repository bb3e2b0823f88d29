import t from 'tap'
import { spellsOf, totalsOf } from './spells.ts'

const said = (words: [number, string][]) => ({
  points: words.map(([at, value]) => ({ at: new Date(at).toISOString(), value })),
  more: false,
})
const range = { from: 1_000, to: 10_000 }

t.test('a word holds until another is said, and the last until the end', async t => {
  const spells = spellsOf(
    said([
      [2_000, 'Available'],
      [3_000, 'Available'],
      [4_000, 'Charging'],
      [9_000, 'Available'],
    ]),
    range,
  )
  t.same(spells, [
    { word: 'Available', from: 2_000, to: 4_000 },
    { word: 'Charging', from: 4_000, to: 9_000 },
    { word: 'Available', from: 9_000, to: 10_000 },
  ])
  t.same(totalsOf(spells), [
    { word: 'Charging', ms: 5_000 },
    { word: 'Available', ms: 3_000 },
  ])
})

t.test('where nothing was said there is nothing', async t => {
  t.same(spellsOf(said([]), range), [])
})
