import t from 'tap'
import type { WireAlertEvent } from '../../../services/api/wire/alert.ts'
import { acknowledgedBy } from './acknowledged-by.ts'

const event = (type: WireAlertEvent['type'], actor = 'wang') => ({ type, actor }) as WireAlertEvent

t.test('whoever saw it last is named, until it is given back or opened again', async t => {
  t.equal(acknowledgedBy([event('raised'), event('acknowledged', 'li')]), 'li')
  t.equal(
    acknowledgedBy([event('acknowledged', 'li'), event('on-site', 'wang'), event('commented', 'x')]),
    'wang',
  )
  t.equal(acknowledgedBy([event('acknowledged'), event('returned')]), undefined)
  t.equal(acknowledgedBy([event('acknowledged'), event('reopened', 'system')]), undefined)
  t.equal(acknowledgedBy([]), undefined)
})
