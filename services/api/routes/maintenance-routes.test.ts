import t from 'tap'
import { HOUR, toRfc3339 } from '../../domain/model/time.ts'
import { bin, noon } from '../testing/samples.ts'
import { asAdmin, startTestServer } from '../testing/test-server.ts'
import { maintenanceList, maintenanceWindow, plannedWindow } from '../wire/maintenance.ts'

async function withBin(env: Record<string, string> = {}) {
  const { api, community, clock } = await startTestServer({ env })
  const admin = await asAdmin(api)
  const { id, ...body } = bin
  await admin('PUT', `/api/devices/${id}`, { payload: body })
  const plan = (payload: object) => admin('POST', '/api/maintenance', { payload })
  return { admin, community, clock, plan }
}

const at = (hours: number) => toRfc3339(noon + hours * HOUR)
const work = { scope: { site: 'site-1', zone: 'gate' }, from: at(1), to: at(3), reason: 'new pump' }

t.test('a window is planned, listed by its beginning, and ended', async t => {
  const { admin, community, plan } = await withBin()
  const reply = await plan(work)
  t.equal(reply.statusCode, 201)
  const window = maintenanceWindow.parse(reply.json())
  t.match(window, { ...work, by: 'admin' })
  const now = maintenanceWindow.parse((await plan({ ...work, from: undefined })).json())
  t.equal(now.from, at(0), 'without a beginning it begins now')
  const { windows } = maintenanceList.parse((await admin('GET', '/api/maintenance')).json())
  t.same(
    windows.map(({ id }) => id),
    [now.id, window.id],
  )
  t.equal((await admin('DELETE', `/api/maintenance/${window.id}`)).statusCode, 204)
  t.match(community.inputs.at(-1)?.input, { type: 'maintenance-ended', windowId: window.id, actor: 'admin' })
  t.match((await admin('DELETE', `/api/maintenance/${window.id}`)).json(), { code: 'MAINTENANCE_NOT_FOUND' })
})

t.test('whoever plans work is told what may be critical and will not be heard of', async t => {
  const { admin, plan } = await withBin()
  const put = (id: string, kind: string, zone: string) =>
    admin('PUT', `/api/devices/${id}`, { payload: { kind, site: 'site-1', zone, name: id } })
  await put('charger-1', 'ev-charger', 'gate')
  await put('charger-2', 'ev-charger', 'gate')
  await put('charger-3', 'ev-charger', 'roof')
  await put('band-1', 'wristband', 'gate')
  const told = async (payload: object) => plannedWindow.parse((await plan({ ...work, ...payload })).json())
  const { devices, silences } = await told({})
  t.equal(devices, 4)
  const counts = new Map(silences.map(({ rule, devices }) => [rule, devices]))
  t.same([counts.get('charger-hot'), counts.get('charger-fault')], [2, 2])
  for (const heard of ['sos', 'fall', 'news2', 'spo2', 'bin-fire', 'charger-smoke'])
    t.notOk(counts.has(heard), heard)
  t.notOk(counts.has('bin-tilted'), 'what never is critical is not named')
  const overrides = [{ scope: { device: 'charger-2' }, enabled: false }]
  await admin('PUT', '/api/rules/charger-hot', { payload: { overrides, confirm: ['life-safety'] } })
  const after = await told({})
  t.match(
    after.silences.find(({ rule }) => rule === 'charger-hot'),
    { devices: 1 },
    'what is switched off is silent anyway',
  )
  const pond = { sort: 'area', name: { en: 'Pond', zh: '池塘' } }
  await admin('PUT', '/api/sites/site-1/zones/pond', { payload: pond })
  t.same((await told({ scope: { zone: 'pond' } })).devices, 0, 'of a zone that somebody described')
})

t.test('a window that is over is listed no more', async t => {
  const { admin, clock, plan } = await withBin()
  await plan(work)
  clock.now = noon + 3 * HOUR - 1
  t.equal((await admin('GET', '/api/maintenance')).json().windows.length, 1)
  clock.now += 1
  t.same((await admin('GET', '/api/maintenance')).json().windows, [])
})

t.test('the site is that of the device, or the only one', async t => {
  const { plan } = await withBin()
  for (const scope of [{ device: 'bin-1' }, {}, { zone: 'gate' }])
    t.equal((await plan({ ...work, scope })).json().scope.site, 'site-1', JSON.stringify(scope))
})

t.test('a window that cannot be is refused by name', async t => {
  const { plan } = await withBin()
  const table: [object, string, detail?: RegExp][] = [
    [{ to: at(1) }, 'MAINTENANCE_TIMES_INVALID', /not after/],
    [{ from: at(-2), to: at(0) }, 'MAINTENANCE_TIMES_INVALID', /is past/],
    [{ to: at(1 + 31 * 24 + 0.001) }, 'MAINTENANCE_TIMES_INVALID', /at most 31 days/],
    [{ scope: { site: 'elsewhere' } }, 'SITE_NOT_FOUND'],
    [{ scope: { device: 'nobody' } }, 'DEVICE_NOT_FOUND'],
    [{ scope: { site: 'elsewhere', device: 'bin-1' } }, 'DEVICE_NOT_FOUND'],
    [{ reason: '  ' }, 'VALIDATION_FAILED'],
    [{ to: 'soon' }, 'VALIDATION_FAILED'],
  ]
  for (const [over, code, detail] of table) {
    const wanted = { code, ...(detail && { detail }) }
    t.match((await plan({ ...work, ...over })).json(), wanted, JSON.stringify(over))
  }
  t.equal((await plan({ ...work, to: at(1 + 31 * 24) })).statusCode, 201)
})

t.test('there are no more windows than there may be', async t => {
  const { admin, plan } = await withBin({ LINLI_MAINTENANCE_WINDOWS: '1' })
  const { id } = (await plan(work)).json()
  t.match((await plan(work)).json(), { code: 'MAINTENANCE_TOO_MANY' })
  await admin('DELETE', `/api/maintenance/${id}`)
  t.equal((await plan(work)).statusCode, 201)
})

t.test('what would not be heard of is told before anything is planned, in the words of the plan', async t => {
  const { admin, community, plan } = await withBin()
  await admin('PUT', '/api/devices/charger-1', {
    payload: { kind: 'ev-charger', site: 'site-1', zone: 'gate', name: 'charger-1' },
  })
  const preview = await admin('POST', '/api/maintenance/preview', { payload: work.scope })
  t.equal(preview.statusCode, 200)
  t.notOk(community.inputs.some(({ input }) => input.type === 'maintenance-planned'))
  const { devices, silences } = plannedWindow.parse((await plan(work)).json())
  t.same(preview.json(), { devices, silences })
  t.ok(silences.some(({ rule }) => rule === 'charger-hot'))
  const nowhere = await admin('POST', '/api/maintenance/preview', { payload: { device: 'nobody' } })
  t.match(nowhere.json(), { code: 'DEVICE_NOT_FOUND' })
})

t.test(
  'a place that is none is refused beside its field, with the nearest name: it would silence nothing',
  async t => {
    const { admin, community, plan } = await withBin()
    const table: [object, string, string, RegExp | undefined][] = [
      [{ zone: 'gaet' }, 'SCOPE_UNKNOWN', 'zone', /no zone “gaet”; did you mean “gate”\?/],
      [{ site: 'site-1', zone: 'zzzzzzzz' }, 'SCOPE_UNKNOWN', 'zone', /no zone “zzzzzzzz”$/],
      [{ device: 'bin-1', zone: 'roof' }, 'SCOPE_UNKNOWN', 'zone', /“bin-1” is not in zone “roof”/],
      [{ site: 'site-2' }, 'SITE_NOT_FOUND', 'site', /did you mean “site-1”/],
      [{ device: 'bni-1' }, 'DEVICE_NOT_FOUND', 'device', /did you mean “bin-1”/],
    ]
    for (const [scope, code, path, en] of table) {
      const faults = (path: string) => ({ code, faults: [{ path, level: 'fault', says: { en } }] })
      t.match((await plan({ ...work, scope })).json(), faults(`scope.${path}`), JSON.stringify(scope))
      const preview = await admin('POST', '/api/maintenance/preview', { payload: scope })
      t.match(preview.json(), faults(path), `before it is planned: ${JSON.stringify(scope)}`)
    }
    t.notOk(community.inputs.some(({ input }) => input.type === 'maintenance-planned'))
    t.equal((await plan({ ...work, scope: { device: 'bin-1', zone: 'gate' } })).statusCode, 201)
  },
)
