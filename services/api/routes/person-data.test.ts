import t from 'tap'
import { HOUR, toRfc3339 } from '../../domain/model/time.ts'
import type { History } from '../../store/history.ts'
import { openTemporaryStorage } from '../../store/temporary.ts'
import { raisedChange } from '../../testing/sample-alert.ts'
import { plainPng } from '../testing/picture-samples.ts'
import { alertOf, band, noon } from '../testing/samples.ts'
import { asAdmin, PASSWORD, startTestServer } from '../testing/test-server.ts'
import { lookList } from '../wire/person-data.ts'

/** A pulse a minute, for all time. */
const history: History = {
  series: async ({ from, to, limit }) => {
    const found = []
    for (let at = Math.ceil(from / HOUR) * HOUR; at < to && found.length < limit; at += HOUR)
      found.push({ at, value: 70, count: 60 })
    return found
  },
  readings: async ({ from, to, limit }) => {
    const found = []
    for (let at = Math.ceil(from / 60_000) * 60_000; at < to && found.length < limit; at += 60_000)
      found.push({ at, values: { heartRateBpm: 70, lat: 31, batteryPercent: 80 } })
    return found
  },
}

async function withWearer() {
  const storage = await openTemporaryStorage()
  t.teardown(() => storage.close())
  const { accounts, people, pictures } = storage
  const { accounts: kept } = await startTestServer()
  const admin0 = await kept.person('admin')
  if (admin0 === undefined) throw new Error(PASSWORD)
  await accounts.savePerson({ ...admin0, displayName: 'Ada <b>' })
  const server = await startTestServer({ override: { accounts, people, pictures, history } })
  const admin = await asAdmin(server.api)
  const { id: bandId, ...payload } = band
  await admin('PUT', `/api/devices/${bandId}`, { payload })
  const wang = { name: 'Wang', living: 'alone', device: 'band-1' }
  const { id } = (await admin('POST', '/api/sites/site-1/wearers', { payload: wang })).json()
  const url = `/api/sites/site-1/wearers/${id}`
  const agree = (...what: string[]) =>
    admin('PUT', url, {
      payload: { ...wang, consents: what.map(what => ({ what, givenOn: '2026-03-01', givenBy: 'Wang' })) },
    })
  return { ...server, admin, url, id, agree, storage, wang }
}

t.test('charts and last values wait for the consent of the wearer, alerts do not', async t => {
  const { admin, agree, community } = await withWearer()
  community.report('band-1', { heartRateBpm: 70, batteryPercent: 80, lat: 31 })
  await community.raise(raisedChange(alertOf('a-1', band)))
  const chart = (metric: string) => admin('GET', `/api/devices/band-1/readings?metric=${metric}`)
  const device = async () => (await admin('GET', '/api/devices/band-1')).json()
  t.match((await chart('heartRateBpm')).json(), { code: 'CONSENT_MISSING', detail: 'health' })
  t.equal((await chart('batteryPercent')).statusCode, 200)
  t.same((await device()).values, { batteryPercent: 80 })
  t.same((await device()).withoutConsent, ['health', 'location'])
  const [reading] = (await admin('GET', '/api/devices/band-1/readings?limit=1')).json().readings
  t.same(reading.values, { batteryPercent: 80 })
  t.match((await admin('GET', '/api/devices')).json().devices, [{ values: { batteryPercent: 80 } }])
  t.ok((await admin('GET', '/api/alerts/a-1')).json().alert.evidence.readings.length > 0)
  await agree('health')
  t.equal((await chart('heartRateBpm')).statusCode, 200)
  t.match((await chart('lat')).json(), { code: 'CONSENT_MISSING', detail: 'location' })
  await agree('health', 'location')
  t.same((await device()).withoutConsent, undefined)
  t.equal((await device()).values.lat, 31)
})

t.test('who looked is told to the wearer: at the file, and at the band while they wore it', async t => {
  const { admin, url, agree, clock, wang } = await withWearer()
  await agree('health')
  await admin('GET', '/api/devices/band-1/readings?metric=heartRateBpm')
  await admin('GET', url)
  clock.now += HOUR
  await admin('PUT', url, { payload: { ...wang, device: undefined } })
  clock.now += HOUR
  await admin('GET', '/api/devices/band-1/readings?metric=heartRateBpm')
  const page = lookList.parse((await admin('GET', `${url}/looks`)).json())
  t.match(
    page.looks.map(({ what, by, why, at }) => [what, by, why, at]),
    [
      ['file', 'admin', 'administrator', toRfc3339(noon)],
      ['readings', 'admin', 'administrator', toRfc3339(noon)],
    ],
    'not who looked at the band of the next',
  )
  const first = (await admin('GET', `${url}/looks?limit=1`)).json()
  t.equal(first.more, true)
  t.match((await admin('GET', `${url}/looks?limit=1&before=${first.looks[0].n}`)).json(), {
    looks: [{ what: 'readings' }],
  })
  const printed = await admin('GET', `${url}/looks/page?language=zh`)
  t.match(printed.headers['content-type'], 'text/html')
  t.match(printed.body, /数据查看记录：Wang/)
  t.match(printed.body, '<td>Ada &#60;b&#62;</td><td>管理员</td><td>档案</td>', 'and no name is markup')
})

t.test('all that is kept of somebody comes out as one file', async t => {
  const { admin, url, id, clock, community, accounts: _, storage } = await withWearer()
  await community.raise(raisedChange({ ...alertOf('a-1', band), raisedAt: noon + 1 }))
  await community.raise(raisedChange({ ...alertOf('a-0', band), raisedAt: noon - 1 }))
  const photo = { headers: { 'content-type': 'image/png' }, payload: plainPng() }
  await admin('POST', '/api/alerts/a-1/photos', photo)
  clock.now += 48 * HOUR
  const reply = await admin('GET', `${url}/export`)
  t.match(reply.headers['content-disposition'], `${id}.json`)
  const data = reply.json()
  t.match(data, { wearer: { name: 'Wang' }, wearings: [{ device: 'band-1', since: toRfc3339(noon) }] })
  t.equal(data.readings.length, 48 * 60 + 1, 'more than a page')
  t.equal(data.hourly.filter(({ metric }: { metric: string }) => metric === 'heartRateBpm').length, 49)
  t.same(
    data.alerts.map((alert: { id: string }) => alert.id),
    ['a-1'],
    'not those of whoever had the band before',
  )
  t.match(data.alerts[0].events, [{ type: 'raised' }, { type: 'commented' }])
  t.match(data.alerts[0].photos, [{ by: 'admin', width: 24, height: 16 }])
  t.match(data.looks, [{ what: 'export', by: 'admin' }])
  t.match(await storage.people.looksAt(id, 9), [{ what: 'export' }])
})
