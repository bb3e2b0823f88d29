import t from 'tap'
import { Rarely } from './rarely.ts'

t.test('the first is said at once, and later ones together when it is time', async t => {
  const rarely = new Rarely(1_000)
  t.equal(rarely.due(0), 1)
  t.equal(rarely.due(1), 0)
  t.equal(rarely.due(999), 0)
  t.equal(rarely.due(1_000), 3)
  t.equal(rarely.due(1_500), 0)
})
