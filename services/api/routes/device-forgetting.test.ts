import t from 'tap'
import type { Input } from '../../domain/model/input.ts'
import { submitAndWait } from '../../runtime/intake.ts'
import { raisedChange } from '../../testing/sample-alert.ts'
import { alertOf, band } from '../testing/samples.ts'
import { asAdmin, startTestServer } from '../testing/test-server.ts'

const { id: _, ...bandBody } = band
const home = { homeLat: 39.9, homeLon: 116.4, radiusM: 300 }
const gateOnly = { scope: { zone: 'b2' }, enabled: false }
const ofBand = { scope: { device: 'band-1' }, enabled: true, settings: home }

async function start() {
  const server = await startTestServer()
  const admin = await asAdmin(server.api)
  await admin('PUT', '/api/devices/band-1', { payload: bandBody })
  await admin('PUT', '/api/devices/band-2', { payload: { ...bandBody, site: 'site-2' } })
  server.clock.now += 1
  const set = (overrides: object[]) => admin('PUT', '/api/rules/left-area', { payload: { overrides } })
  const answer = async (url: string) => (await admin('GET', url)).body
  const goesAway = async () => {
    server.clock.now += 1
    await admin('DELETE', '/api/devices/band-1')
    server.clock.now += 1
  }
  return { ...server, admin, set, answer, goesAway }
}

t.test('a band that is given to somebody else begins with what holds for every band there', async t => {
  const { admin, set, goesAway } = await start()
  t.equal((await set([gateOnly, ofBand])).statusCode, 200)
  await goesAway()
  await admin('PUT', '/api/devices/band-1', { payload: { ...bandBody, site: 'site-2', zone: 'c1' } })
  const { rules } = (await admin('GET', '/api/devices/band-1/rules')).json()
  const leftArea = rules.find(({ id }: { id: string }) => id === 'left-area')
  t.match(leftArea, {
    enabled: { value: false, from: 'default' },
    settings: { homeLat: { from: 'default' }, radiusM: { from: 'default' } },
  })
})

t.test(
  'of what was set for a deleted band a rule and its versions say that it was, and no figure',
  async t => {
    const { set, answer, goesAway } = await start()
    await set([gateOnly])
    await set([gateOnly, ofBand])
    t.match(await answer('/api/rules/left-area/versions'), '116.4', 'as long as it is there')
    await goesAway()
    const told = ['', '/versions', '/versions/difference?from=1', '/versions/difference?from=0&to=2']
    for (const part of told)
      t.notMatch(await answer(`/api/rules/left-area${part}`), /39\.9|116\.4|band-1/, part)
    t.notMatch(await answer('/api/rules'), /39\.9|band-1/)
    const { versions } = JSON.parse(await answer('/api/rules/left-area/versions'))
    t.match(versions.slice(1), [
      { overrides: [gateOnly], ofDeletedDevices: 0 },
      { overrides: [gateOnly], ofDeletedDevices: 1, says: [{ en: 'overrides of deleted devices: 0 → 1' }] },
      { what: 'tuned', actor: 'admin', note: 'device deleted', ofDeletedDevices: 0, overrides: [gateOnly] },
    ])
  },
)

t.test('to go back to a version brings nothing back of a band that is deleted', async t => {
  const { admin, set, goesAway } = await start()
  await set([gateOnly, ofBand])
  await goesAway()
  await set([])
  const restored = await admin('POST', '/api/rules/left-area/versions/1/restore', { payload: {} })
  t.same(restored.json().overrides, [gateOnly])
})

t.test('what is set for the next wearer is read as anything else that is set', async t => {
  const { admin, set, answer, goesAway, clock } = await start()
  await set([ofBand])
  await goesAway()
  await admin('PUT', '/api/devices/band-1', { payload: bandBody })
  clock.now += 1
  await set([{ ...ofBand, settings: { ...home, homeLat: 31.2 } }])
  const versions = await answer('/api/rules/left-area/versions')
  t.match(versions, '31.2')
  t.notMatch(versions, '39.9')
})

t.test('what was set under the id of a deleted band is not there for the one registered next', async t => {
  const { admin, set, goesAway } = await start()
  await goesAway()
  t.match((await set([ofBand])).json(), { code: 'SCOPE_UNKNOWN', detail: /there is no device “band-1”/ })
  await admin('PUT', '/api/devices/band-1', { payload: bandBody })
  t.same((await admin('GET', '/api/rules/left-area')).json().overrides, [])
})

t.test('work that was planned for a device ends with it', async t => {
  const { admin, goesAway } = await start()
  const plan = (scope: object) =>
    admin('POST', '/api/maintenance', {
      payload: { scope, to: '2026-05-02T12:00:00Z', reason: 'new strap' },
    })
  await plan({ device: 'band-1' })
  await plan({ site: 'site-1' })
  await goesAway()
  t.match((await admin('GET', '/api/maintenance')).json(), { windows: [{ scope: { site: 'site-1' } }] })
  t.equal((await admin('GET', '/api/maintenance')).json().windows.length, 1)
})

t.test('a start takes back what older versions left of deleted devices, and nothing else', async t => {
  const { api, community } = await startTestServer()
  const overrides = [gateOnly, ofBand, { scope: { device: 'band-to-come' }, enabled: true }]
  const inputs: Input[] = [
    { type: 'device-saved', device: band, actor: 'admin' },
    { type: 'device-saved', device: { ...band, id: 'band-2' }, actor: 'admin' },
    { type: 'rule-tuned', tuning: { rule: 'left-area', version: 1, overrides }, actor: 'admin' },
    { type: 'device-deleted', deviceId: 'band-1', actor: 'admin' },
  ]
  await Promise.all(inputs.map(input => submitAndWait(community.intake, 'site-1', input)))
  const admin = await asAdmin(api)
  t.same((await admin('GET', '/api/rules/left-area')).json().overrides, [gateOnly, overrides[2]])
  t.match(community.inputs.at(-1), { input: { type: 'rule-tuned', actor: 'system' } })
})

t.test('a deleted band takes its wearer’s home out of her alerts, wherever they are read', async t => {
  const { admin, answer, goesAway, community, feed } = await start()
  const evidence = { ...alertOf('a-1').evidence, settings: home }
  await community.raise(raisedChange({ ...alertOf('a-1', band), rule: 'left-area', evidence }))
  const places = ['/api/alerts/a-1', '/api/alerts', `/api/events?after=${feed.cursors.encode(0)}`]
  for (const url of places) t.match(await answer(url), '116.4', `${url} of one who has the band`)
  await goesAway()
  for (const url of places) {
    t.match(await answer(url), 'a-1')
    t.notMatch(await answer(url), /39\.9|116\.4/, url)
  }
  for (const [seen, status] of [
    [7, 409],
    [1, 200],
  ]) {
    const reply = await admin('POST', '/api/alerts/a-1/acknowledge', { payload: { version: seen } })
    t.equal(reply.statusCode, status)
    t.match(reply.json().alert ?? reply.json(), { evidence: { readings: [{}] } })
    t.notMatch(reply.body, /39\.9|116\.4/)
  }
})

t.test('alerts of a former wearer are not among those of the next one with the same band', async t => {
  const { admin, answer, goesAway, community, clock } = await start()
  await community.raise(raisedChange(alertOf('a-1', band)))
  const listed = async () => JSON.parse(await answer('/api/alerts?device=band-1')).alerts
  t.match(await listed(), [{ id: 'a-1' }])
  await goesAway()
  t.match(await listed(), [{ id: 'a-1' }], 'while nobody else has it')
  await admin('PUT', '/api/devices/band-1', { payload: bandBody })
  t.same(await listed(), [])
  await community.raise(raisedChange({ ...alertOf('a-2', band), raisedAt: clock.now }))
  t.match(await listed(), [{ id: 'a-2' }])
  t.match(JSON.parse(await answer('/api/alerts')).total, 2, 'among all alerts both are')
})
