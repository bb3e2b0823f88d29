import t from 'tap'
import { RIGHTS } from '../../../services/api/access/rights.ts'
import { hrefOf, PAGE_NAMES, pageOf } from './pages.ts'
import { alertPath, devicePath, routeOf } from './route.ts'

t.test('the root is the alert list', async t => {
  for (const path of ['/', '/alerts', '/alerts/']) t.same(routeOf(path), { page: 'alerts', rest: [] })
})

t.test('a path made for an id leads back to that id', async t => {
  for (const id of ['riverside-12', 'a:b', '50%']) {
    t.same(routeOf(alertPath(id)), { page: 'alerts', rest: [id] })
    t.same(routeOf(devicePath(id)), { page: 'devices', rest: [id] })
  }
})

t.test('the address of every page opens that page, and its right is one', async t => {
  for (const name of PAGE_NAMES) {
    const { right, restMax } = pageOf(name)
    t.same(routeOf(hrefOf(name)), { page: name, rest: [] })
    t.equal(
      routeOf(`${hrefOf(name)}${'/x'.repeat(restMax + 1)}`).page,
      'unknown',
      `${name} has no more parts`,
    )
    t.ok(right === undefined || (RIGHTS as readonly string[]).includes(right), `${name}: ${right}`)
  }
})

t.test('what no page answers for is unknown, broken escapes too', async t => {
  t.equal(routeOf('/nothing').page, 'unknown')
  t.equal(routeOf('/alerts/a/b').page, 'unknown')
  t.same(routeOf('/alerts/%zz'), { page: 'alerts', rest: ['%zz'] })
})
