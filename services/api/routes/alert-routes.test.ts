import t from 'tap'
import { MINUTE } from '../../domain/model/time.ts'
import { band, bin, raised } from '../testing/samples.ts'
import { asAdmin, startTestServer } from '../testing/test-server.ts'
import { alertFile, alertList } from '../wire/alert.ts'

t.test('the list is newest first, paged, and names the cursor at which it is true', async t => {
  const { api, community, feed } = await startTestServer()
  for (const id of ['a-1', 'a-2', 'a-3']) await community.raise(raised(id))
  const admin = await asAdmin(api)
  const first = alertList.parse((await admin('GET', '/api/alerts?limit=2&severity=high,critical')).json())
  t.same(
    first.alerts.map(({ id }) => id),
    ['a-3', 'a-2'],
  )
  t.match(first, { total: 3, page: 0, limit: 2, feedCursor: feed.cursors.encode(6) })
  t.match((await admin('GET', '/api/alerts?limit=2&page=1')).json(), { alerts: [{ id: 'a-1' }], page: 1 })
  t.match((await admin('GET', '/api/alerts?severity=low')).json(), { total: 0 })
  t.match((await admin('GET', '/api/alerts?since=2026-05-01T12:00:00.001Z')).json(), { total: 0 })
  t.match((await admin('GET', '/api/alerts?since=2026-05-01T14:00:00%2B02:00')).json(), { total: 3 })
})

t.test('a filter that means nothing is refused', async t => {
  const { api } = await startTestServer()
  const admin = await asAdmin(api)
  for (const query of [
    'severity=worst',
    'handling=new,',
    'limit=0',
    'limit=501',
    'page=-1',
    'since=yesterday',
  ]) {
    t.match((await admin('GET', `/api/alerts?${query}`)).json(), { code: 'VALIDATION_FAILED' }, query)
  }
  t.equal((await admin('GET', '/api/alerts?limit=500')).statusCode, 200)
})

t.test('a site that nobody knows is refused, and one whose devices are gone keeps its history', async t => {
  const { api, community } = await startTestServer()
  const admin = await asAdmin(api)
  const ask = async () => (await admin('GET', '/api/alerts?site=nosuch')).json()
  t.match(await ask(), { code: 'SITE_NOT_FOUND', status: 404, detail: 'nosuch' })
  await community.raise(raised('a-1', { ...bin, site: 'nosuch' }))
  t.match(await ask(), { total: 1 })
  const { id, ...body } = bin
  await admin('PUT', `/api/devices/${id}`, { payload: body })
  t.match((await admin('GET', '/api/alerts?site=site-1&severity=low')).json(), { total: 0 })
})

t.test('one alert comes with its evidence and its history, in RFC 3339', async t => {
  const { api, community } = await startTestServer()
  await community.raise(raised('a-1'))
  const admin = await asAdmin(api)
  const file = alertFile.parse((await admin('GET', '/api/alerts/a-1')).json())
  t.equal(file.alert.raisedAt, '2026-05-01T12:00:00.000Z')
  t.same(file.alert.evidence.readings, [{ at: '2026-05-01T12:00:00.000Z', values: { fillPercent: 95 } }])
  t.match(file.events, [{ alertId: 'a-1', n: 1, type: 'raised', actor: 'system', note: null }])
  t.match((await admin('GET', '/api/alerts/a-9')).json(), { code: 'ALERT_NOT_FOUND' })
})

t.test('each look at health data is on record once in ten minutes, before the answer leaves', async t => {
  const { api, community, accounts, clock, feed } = await startTestServer()
  await community.raise(raised('a-1', band))
  await community.raise(raised('a-2', bin))
  const admin = await asAdmin(api)
  for (const url of ['/api/alerts', '/api/alerts/a-1', `/api/events?after=${feed.cursors.encode(0)}`])
    await admin('GET', url)
  const look = { at: clock.now, username: 'admin', deviceId: 'band-1', what: 'alert', why: 'administrator' }
  t.same(await accounts.looks('band-1', 10), [look], 'once, though it was seen three times')
  t.same(await accounts.looks('bin-1', 10), [], 'a bin is nobody’s health')
  clock.now += 10 * MINUTE - 1
  await admin('GET', '/api/alerts')
  t.equal((await accounts.looks('band-1', 10)).length, 1)
  clock.now += 1
  await admin('GET', '/api/alerts')
  t.equal((await accounts.looks('band-1', 10)).length, 2)
})

t.test('a look that cannot be recorded is not answered', async t => {
  const { api, community, accounts } = await startTestServer()
  await community.raise(raised('a-1', band))
  const admin = await asAdmin(api)
  accounts.failLooks = true
  const refused = await admin('GET', '/api/alerts/a-1')
  t.equal(refused.statusCode, 500)
  t.notMatch(refused.body, 'band-1')
  accounts.failLooks = false
  t.equal((await admin('GET', '/api/alerts/a-1')).statusCode, 200, 'and is tried again')
  t.equal((await accounts.looks('band-1', 10)).length, 1)
})

t.test('last values and readings of a wristband are looks of their own', async t => {
  const { api, accounts } = await startTestServer()
  const admin = await asAdmin(api)
  const { id, ...body } = band
  await admin('PUT', `/api/devices/${id}`, { payload: body })
  await admin('GET', '/api/devices')
  await admin('GET', `/api/devices/${id}/readings`)
  t.same(
    (await accounts.looks(id, 10)).map(({ what }) => what),
    ['readings', 'last-values'],
  )
})
