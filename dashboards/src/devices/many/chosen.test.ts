import t from 'tap'
import { chosenWith, NOBODY } from './chosen.ts'

const shown = ['a', 'b', 'c', 'd']
const idsOf = ({ ids }: { ids: ReadonlySet<string> }) => [...ids].sort()

t.test('a second click takes back the first', async t => {
  const one = chosenWith(NOBODY, shown, 'b', false)
  t.same(idsOf(one), ['b'])
  t.same(idsOf(chosenWith(one, shown, 'b', false)), [])
})

t.test('a range goes from the one chosen last, up or down, in the order of the list', async t => {
  const one = chosenWith(NOBODY, shown, 'c', false)
  t.same(idsOf(chosenWith(one, shown, 'a', true)), ['a', 'b', 'c'])
  t.same(idsOf(chosenWith(one, shown, 'd', true)), ['c', 'd'])
  t.same(idsOf(chosenWith(NOBODY, shown, 'd', true)), ['d'], 'where there was none before')
})
