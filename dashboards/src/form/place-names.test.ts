import t from 'tap'
import { idTyped, shownAs } from './place-names.ts'

const places = [
  { id: 'gate-1', name: '东门' },
  { id: 'b1', name: '车库' },
  { id: 'b2', name: '车库' },
  { id: 'yard', name: 'yard' },
]

t.test('a place is shown by its name, and by its id where that alone tells it from another', async t => {
  t.same(
    ['gate-1', 'b1', 'yard', 'new-1', ''].map(id => shownAs(id, places)),
    ['东门', '车库 (b1)', 'yard', 'new-1', ''],
  )
})

t.test('what is shown is found again, and what is not there is a new id', async t => {
  for (const { id } of places) t.equal(idTyped(shownAs(id, places), places), id)
  t.equal(idTyped('gate-1', places), 'gate-1', 'also by its id')
  t.equal(idTyped(' gate-12 ', places), 'gate-12')
  t.equal(idTyped('车库', places), '车库', 'of two that are called so it is neither')
})
