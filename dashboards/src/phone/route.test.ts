import t from 'tap'
import { alertHref, phoneRouteOf, wearerHref } from './route.ts'

const table: readonly (readonly [path: string, route: object])[] = [
  ['/m', { page: 'home' }],
  ['/m/', { page: 'home' }],
  ['/m/alerts', { page: 'alerts' }],
  ['/m/me', { page: 'me' }],
  [alertHref('a/b 1'), { page: 'alert', id: 'a/b 1' }],
  [wearerHref('riverside', 'w-1'), { page: 'wearer', site: 'riverside', id: 'w-1' }],
  ['/m/devices/bin%3A1', { page: 'device', id: 'bin:1' }],
  ['/m/devices', { page: 'unknown' }],
  ['/m/wearers/riverside', { page: 'unknown' }],
  ['/m/alerts/1/2', { page: 'unknown' }],
  ['/maintenance', { page: 'unknown' }],
  ['/m/%', { page: 'unknown' }],
]

for (const [path, route] of table)
  t.test(`${path} is ${JSON.stringify(route)}`, async t => {
    t.same(phoneRouteOf(path), route)
  })
