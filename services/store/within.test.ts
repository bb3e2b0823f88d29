import t from 'tap'
import type { Alert, AlertChange } from '../domain/model/alert.ts'
import type { Within } from '../domain/model/scope.ts'
import { DAY } from '../domain/model/time.ts'
import { raisedChange, sampleAlert } from '../testing/sample-alert.ts'
import { openTemporaryStorage } from './temporary.ts'

const at = (id: string, raisedAt: number, over: Partial<Alert>): AlertChange =>
  raisedChange(sampleAlert(id, raisedAt, over))

const changes = [
  at('r-gate', 1, { site: 'riverside', zone: 'gate', deviceId: 'bin-1', deviceKind: 'smart-bin' }),
  at('r-b3', 2, { site: 'riverside', zone: 'b3', deviceId: 'band-1', deviceKind: 'wristband' }),
  at('r-b3-later', 3, { site: 'riverside', zone: 'b3', deviceId: 'band-1', deviceKind: 'wristband' }),
  at('h-b3', 4, { site: 'hilltop', zone: 'b3', deviceId: 'band-9', deviceKind: 'wristband' }),
  at('h-gate', 5, { site: 'hilltop', zone: 'gate', deviceId: 'bin-9', deviceKind: 'smart-bin' }),
]
const nothing: Within = { sites: [], zones: [], devices: [] }
const inZones = (site: string, ...zones: string[]): Within => ({ ...nothing, zones: [{ site, zones }] })
const ofDevice = (site: string, device: string, since: number | null): Within => ({
  ...nothing,
  devices: [{ site, device, since }],
})

const cases: [string, Within, string[]][] = [
  ['nowhere', nothing, []],
  ['a site', { ...nothing, sites: ['hilltop'] }, ['h-gate', 'h-b3']],
  ['a zone, and not that of the same name elsewhere', inZones('riverside', 'b3'), ['r-b3-later', 'r-b3']],
  ['zones', inZones('riverside', 'b3', 'gate'), ['r-b3-later', 'r-b3', 'r-gate']],
  [
    'a site and a zone',
    { ...inZones('riverside', 'gate'), sites: ['hilltop'] },
    ['h-gate', 'h-b3', 'r-gate'],
  ],
  ['a band', ofDevice('riverside', 'band-1', null), ['r-b3-later', 'r-b3']],
  ['a band under another site', ofDevice('hilltop', 'band-1', null), []],
  ['a band since it is somebody’s', ofDevice('riverside', 'band-1', 2), ['r-b3-later', 'r-b3']],
  ['a band since later', ofDevice('riverside', 'band-1', 3), ['r-b3-later']],
  ['what would be words of the language', inZones("riverside') OR 1=1 --", 'b3'), []],
]

t.test('the list, its total and its pages hold what lies within', async t => {
  const storage = await openTemporaryStorage()
  t.teardown(() => storage.close())
  await storage.journal.append({ entries: [], changes })
  for (const [what, within, expected] of cases) {
    const { alerts, total } = await storage.alerts.list({ limit: 2, page: 0, within })
    t.same([alerts.map(({ id }) => id), total], [expected.slice(0, 2), expected.length], what)
    const next = await storage.alerts.list({ limit: 2, page: 1, within })
    t.same(
      next.alerts.map(({ id }) => id),
      expected.slice(2),
      `${what}: the next page`,
    )
  }
})

t.test('many zones are one value of the statement', async t => {
  const storage = await openTemporaryStorage()
  t.teardown(() => storage.close())
  await storage.journal.append({ entries: [], changes })
  const zones = Array.from({ length: 50_000 }, (_, n) => `z-${n}`).concat('b3')
  const found = await storage.alerts.list({ limit: 9, page: 0, within: inZones('riverside', ...zones) })
  t.equal(found.total, 2)
})

t.test('kinds that are left out are in no list and no total', async t => {
  const storage = await openTemporaryStorage()
  t.teardown(() => storage.close())
  await storage.journal.append({ entries: [], changes })
  const asked = { limit: 9, page: 0, deviceId: 'band-1' }
  t.equal((await storage.alerts.list(asked)).total, 2)
  t.equal((await storage.alerts.list({ ...asked, exceptKinds: ['wristband'] })).total, 0)
})

t.test('of some kinds what was changed since then does not count, only what was raised', async t => {
  const storage = await openTemporaryStorage()
  t.teardown(() => storage.close())
  const [first] = changes.filter(({ alert }) => alert.deviceId === 'band-1')
  if (first === undefined) throw new Error('no band among them')
  const later = first.alert.raisedAt + 1_000
  const changed = { alert: { ...first.alert, updatedAt: later }, event: { ...first.event, n: 2 } }
  await storage.journal.append({ entries: [], changes: [first, changed] })
  const asked = { limit: 9, page: 0, since: later }
  t.equal((await storage.alerts.list(asked)).total, 1)
  t.equal((await storage.alerts.list({ ...asked, raisedAloneKinds: ['wristband'] })).total, 0)
  t.equal((await storage.alerts.list({ ...asked, raisedAloneKinds: ['smart-bin'] })).total, 1)
})

t.test('how good the alarms are is worked out of what lies within', async t => {
  const storage = await openTemporaryStorage()
  t.teardown(() => storage.close())
  await storage.journal.append({ entries: [], changes })
  const period = { from: 0, to: DAY }
  const alarms = async (within?: Within) =>
    (await storage.quality.report({ period, ...(within && { within }) }))?.alarms
  t.equal(await alarms(), 5)
  for (const [what, within, expected] of cases) t.equal(await alarms(within), expected.length, what)
})
