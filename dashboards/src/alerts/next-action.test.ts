import t from 'tap'
import { CONDITIONS, HANDLINGS } from './alert.ts'
import { actionsFor, nextAction } from './next-action.ts'

t.test('the likeliest step is one that can be taken', async t => {
  for (const handling of HANDLINGS) {
    for (const condition of CONDITIONS) {
      const next = nextAction({ handling, condition })
      if (handling === 'resolved') t.equal(next, undefined)
      else t.ok(next && actionsFor({ handling, condition }).includes(next), `${handling} ${condition}`)
    }
  }
})

t.test('what has been done is not offered again', async t => {
  t.notOk(actionsFor({ handling: 'acknowledged', condition: 'active' }).includes('acknowledge'))
  t.notOk(actionsFor({ handling: 'on-site', condition: 'active' }).includes('on-site'))
  t.same(actionsFor({ handling: 'resolved', condition: 'active' }), ['comment'])
})

t.test('once the condition is over, closing it is the likeliest step', async t => {
  t.equal(nextAction({ handling: 'assigned', condition: 'cleared' }), 'resolve')
  t.equal(nextAction({ handling: 'assigned', condition: 'active' }), 'on-site')
})
