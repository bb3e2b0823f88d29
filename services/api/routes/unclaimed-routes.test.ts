import t from 'tap'
import { startPlaces } from '../access/testing/places.ts'
import { employ } from '../testing/staff.ts'
import type { WireUnclaimed } from '../wire/source.ts'

const site = 'riverside'
const way = { site, name: 'Estate', via: { bridge: 'estate' }, filters: ['said/+'], format: 'plain-json' }

/** With a technician and a manager of the whole site, and whoever speaks over the bridge. */
async function startListening() {
  const places = await startPlaces()
  const { accounts, as, done, sources } = places
  await employ(accounts)
  const tan = await accounts.person('tan')
  if (tan !== undefined) await accounts.savePerson({ ...tan, username: 'wu', scope: [{ site, zones: [] }] })
  await done('PUT', '/api/sources/estate', { ...way, settings: { level: 2 } })
  const say = (address: string, body: unknown) =>
    sources.ofBridge('estate', {
      ...{ topic: `said/${address}`, retained: false },
      payload: Buffer.from(typeof body === 'string' ? body : JSON.stringify(body)),
    })
  const wu = (...[method, url, more]: Parameters<ReturnType<typeof as>>) =>
    as('wu' as 'tan')(method, url, more)
  const listed = async (who: typeof wu) =>
    (await who('GET', '/api/unclaimed')).json().devices as readonly WireUnclaimed[]
  const looks = async (address: string) =>
    (await accounts.looks(`estate/${address}`, 10)).map(({ username, what, why }) => [username, what, why])
  return { ...places, say, wu, listed, looks }
}

t.test('what an unregistered band measures is shown to nobody without health.read', async t => {
  const { say, wu, listed } = await startListening()
  say('7', { heartRateBpm: 131, batteryPercent: 40 })
  const [shown] = await listed(wu)
  t.match(shown, { address: '7', count: 1, withheld: 'health' })
  t.notMatch(JSON.stringify(shown), /131|payload|said/)
  const one = await wu('GET', '/api/unclaimed/estate/7')
  t.match(one.json(), { device: { withheld: 'health' }, proposals: [{ kind: 'wristband', values: {} }] })
  t.notMatch(one.body, /131|payload/)
  const tried = await wu('POST', '/api/unclaimed/estate/7/try', { payload: { kind: 'wristband' } })
  t.match([tried.statusCode, tried.json().code], [403, 'NOT_ALLOWED'])
})

t.test(
  'whoever may read it does, and each look is on record; the list, which is polled, is none',
  async t => {
    const { say, as, listed, looks } = await startListening()
    say('7', { heartRateBpm: 131 })
    const ma = as('ma')
    t.match(await listed(ma), [{ address: '7', withheld: 'health' }])
    t.same(await looks('7'), [])
    const one = (await ma('GET', '/api/unclaimed/estate/7')).json()
    t.match(one.proposals[0], { kind: 'wristband', values: { heartRateBpm: 131 } })
    t.match(Buffer.from(one.device.payload, 'base64').toString(), /131/)
    t.same(await looks('7'), [['ma', 'last-values', 'manager']])
    await as('ada')('POST', '/api/unclaimed/estate/7/try', { payload: { kind: 'wristband' } })
    t.same((await looks('7')).length, 2)
  },
)

t.test('what a bin says is shown whole, and no look is written', async t => {
  const { say, wu, listed, looks } = await startListening()
  say('8', { fillPercent: 80, batteryPercent: 40 })
  t.match(await listed(wu), [{ address: '8', said: { fields: { fillPercent: 80 } } }])
  t.match((await wu('GET', '/api/unclaimed/estate/8')).json().proposals, [{ values: { fillPercent: 80 } }])
  t.equal(
    (await wu('POST', '/api/unclaimed/estate/8/try', { payload: { kind: 'smart-bin' } })).statusCode,
    200,
  )
  t.same(await looks('8'), [])
})

t.test('what nobody understands may be anything, and waits for those who may read anything', async t => {
  const { say, as, wu, listed, looks } = await startListening()
  say('9', { puls: 131 })
  t.match(await listed(wu), [{ address: '9', withheld: 'not-understood' }])
  t.notMatch(JSON.stringify(await listed(wu)), /puls|payload/)
  t.match(await listed(as('ma')), [{ address: '9', said: { fields: { puls: 131 } } }])
  t.same(await looks('9'), [])
})

t.test('at a source whose codec is a band’s, all tell of health', async t => {
  const { done, say, wu, listed } = await startListening()
  await done('PUT', '/api/sources/estate', { ...way, settings: { level: 2 }, codec: 'watch' })
  say('8', { fillPercent: 80 })
  t.match(await listed(wu), [{ withheld: 'health' }])
})

t.test('a bin that shares a message with a band is shown without the message', async t => {
  const { done, say, wu, listed, inside } = await startListening()
  await done('PUT', '/api/sources/estate', { ...way, format: 'senml' })
  const pack = [
    { n: 'bin-7:fillPercent', u: '%', v: 80 },
    { n: 'band-7:heartRateBpm', u: 'beat/min', v: 131 },
  ]
  say('pack', pack)
  t.notMatch(JSON.stringify(await listed(wu)), /131|payload/)
  const { id, ...band } = inside.band.device
  await done('PUT', `/api/devices/${id}`, { ...band, origin: { source: 'estate', address: 'band-7' } })
  say('pack', pack)
  t.match(await listed(wu), [{ address: 'bin-7', withheld: 'health' }], 'be it registered or not')
})

t.test('a plate is seen by whoever reaches the whole site: nobody knows the zone of what waits', async t => {
  const { say, as, wu, listed } = await startListening()
  say('gate', { vehicleCount: 1, plate: '京A12345' })
  t.match(await listed(wu), [{ said: { fields: { plate: '京A12345' } } }])
  t.same(await listed(as('tan')), [], 'a technician of one building')
  t.equal((await as('tan')('GET', '/api/unclaimed/estate/gate')).statusCode, 403)
})

t.test('a charger at the door is of no site: who reaches all sees and forgets it', async t => {
  const { as, sources, wu, listed, done } = await startListening()
  const knock = { topic: '/ocpp/cp-1', payload: Buffer.from('10.0.0.7') }
  sources.unclaimed.note('ocpp', { what: 'event', event: 'charge-point', address: 'cp-1' }, knock, 0)
  t.match(await listed(as('ada')), [{ source: 'ocpp', address: 'cp-1', topic: '/ocpp/cp-1' }])
  for (const who of [as('ma'), wu]) t.same(await listed(who), [])
  t.equal((await as('ma')('DELETE', '/api/unclaimed/ocpp/cp-1')).statusCode, 403)
  const { id: _, ...body } = { ...(await done('GET', '/api/devices/bin-in')), kind: 'ev-charger' }
  const charger = { kind: 'ev-charger', site, zone: body.zone, name: 'Charger' }
  const adopted = await as('ma')('PUT', '/api/devices/ch-1', {
    payload: { ...charger, origin: { source: 'ocpp', address: 'cp-1' } },
  })
  t.equal(adopted.statusCode, 200, 'whoever reads its name on its label registers it on the own site')
  t.same(await listed(as('ada')), [])
})
