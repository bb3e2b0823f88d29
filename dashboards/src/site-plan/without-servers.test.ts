import t from 'tap'
import { withoutServers } from './without-servers.ts'

const zone = (id: string, described: boolean) => ({
  ...{ id, described, sort: 'area' as const, name: { en: id, zh: id } },
  ...{ devices: 1, wearers: 0, version: '1' },
})
const device = (kind: string, zone: string) => ({ kind, zone, site: 'linli' })
const idsOf = (...[zones, devices]: [Parameters<typeof withoutServers>[0], ReturnType<typeof device>[]]) =>
  withoutServers(zones, devices, 'linli').map(({ id }) => id)

t.test('the zone that only the server names is no place on the plan', async t => {
  t.same(idsOf([zone('server', false)], [device('server', 'server')]), [])
})

t.test('one that somebody described, or where another device stands, is', async t => {
  t.same(idsOf([zone('server', true)], [device('server', 'server')]), ['server'])
  t.same(idsOf([zone('cellar', false)], [device('server', 'cellar'), device('smart-bin', 'cellar')]), [
    'cellar',
  ])
  t.same(idsOf([zone('east', false)], []), ['east'], 'what stands there may be for others to see')
})
