import t from 'tap'
import { BUILT_IN, BUILT_INS, isSameView, viewOf, viewQuery } from './views.ts'

t.test('a view survives its way through the address', async t => {
  for (const query of ['', '?severity=critical', '?by=zone', '?view=history&q=gate&by=rule'])
    t.equal(viewQuery(viewOf(query)), query)
  t.equal(viewQuery(viewOf('?by=mood')), '')
})

t.test(
  'the views that everybody has differ from one another, and stay themselves in the address',
  async t => {
    const queries = BUILT_INS.map(name => viewQuery({ filter: BUILT_IN[name], grouping: 'none' }))
    t.equal(new Set(queries).size, BUILT_INS.length)
    for (const name of BUILT_INS) {
      const view = { filter: BUILT_IN[name], grouping: 'none' } as const
      t.ok(isSameView(viewOf(viewQuery(view)), view), name)
    }
  },
)
