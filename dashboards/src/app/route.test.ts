import t from 'tap'
import { alertPath, devicePath, routeOf } from './route.ts'

t.test('the root is the alert list', async t => {
  t.same(routeOf('/'), { page: 'alerts' })
  t.same(routeOf('/alerts'), { page: 'alerts' })
  t.same(routeOf('/alerts/'), { page: 'alerts' })
})

t.test('a path made for an id leads back to that id', async t => {
  for (const id of ['riverside-12', 'a:b', '50%']) {
    t.same(routeOf(alertPath(id)), { page: 'alerts', alertId: id })
    t.same(routeOf(devicePath(id)), { page: 'devices', deviceId: id })
  }
})

t.test('a page without ids answers for its own address alone', async t => {
  for (const page of ['rules', 'quality']) {
    t.same(routeOf(`/${page}`), { page })
    t.same(routeOf(`/${page}/1`), { page: 'unknown' })
  }
})

t.test('what no page answers for is unknown, broken escapes too', async t => {
  t.same(routeOf('/nothing'), { page: 'unknown' })
  t.same(routeOf('/alerts/a/b'), { page: 'unknown' })
  t.same(routeOf('/alerts/%zz'), { page: 'alerts', alertId: '%zz' })
})
