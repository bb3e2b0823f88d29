import t from 'tap'
import type { WireDevice } from '../../../services/api/wire/device.ts'
import type { WireSite } from '../../../services/api/wire/place.ts'
import { usualSite } from './usual-site.ts'

const site = (id: string): WireSite => ({
  ...{ id, name: { en: id, zh: id }, disclosure: 'name' as const, phone: null },
  ...{ devices: 0, zones: 0, wearers: 0, residents: 0, members: 0 },
})
const device = (kind: string, at: string): WireDevice => ({
  ...{ id: kind, name: kind, kind, site: at, zone: 'z' },
  ...{ online: null, lastSeenAt: null, values: {} },
})

t.test('the site of the server itself is never the usual one', async t => {
  const sites = [site('linli'), site('riverside')]
  t.equal(usualSite(sites, [device('server', 'linli')])?.id, 'riverside')
  t.equal(usualSite(sites, [device('server', 'linli'), device('smart-bin', 'riverside')])?.id, 'riverside')
  t.equal(usualSite([site('linli')], [device('server', 'linli')]), undefined)
})

t.test('where people live on the same site as the server, it is', async t => {
  const devices = [device('server', 'linli'), device('smart-bin', 'linli')]
  t.equal(usualSite([site('linli'), site('riverside')], devices)?.id, 'linli')
})
