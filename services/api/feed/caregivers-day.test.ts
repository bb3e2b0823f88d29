import t, { type Test } from 'tap'
import { step } from '../../domain/community/step.ts'
import { reading, siteWith } from '../../domain/community/testing/site.ts'
import type { AlertChange } from '../../domain/model/alert.ts'
import type { Device } from '../../domain/model/device.ts'
import type { Values } from '../../domain/model/reading.ts'
import { HOUR, MINUTE } from '../../domain/model/time.ts'
import { type FeedClient, openFeed } from '../testing/feed-client.ts'
import { noon, raised } from '../testing/samples.ts'
import { employ, requestsOf, tokenFor, type Username } from '../testing/staff.ts'
import { startTestServer } from '../testing/test-server.ts'
import type { WireFeedEvent } from '../wire/feed.ts'

const at = (id: string, kind: string, zone: string): Device => ({
  id,
  kind,
  site: 'riverside',
  zone,
  name: id,
})
/** Chen looks after Wang and Zhao, of whom one lives in Gao's building; Li is somebody else's. */
const wang = at('band-wang', 'wristband', 'b3-u2')
const li = at('band-li', 'wristband', 'b3-u1')
const zhao = at('band-zhao', 'wristband', 'b4')
const bins = [at('bin-b3', 'smart-bin', 'b3'), at('bin-b4', 'smart-bin', 'b4')]
const devices = [wang, li, zhao, ...bins]

const well: Values = { heartRateBpm: 70, spo2Percent: 97, worn: true, steps: 500, batteryPercent: 80 }
const quiet: Values = { fillPercent: 30, temperatureC: 20, tiltDeg: 0 }
/** What is not as always, by the hour from noon on. */
const happenings: readonly { of: Device; from: number; to: number; values: Values }[] = [
  { of: wang, from: 1, to: 1.1, values: { ...well, sos: true } },
  { of: li, from: 2, to: 2.1, values: { ...well, fall: true } },
  { of: zhao, from: 3, to: 6, values: { ...well, heartRateBpm: 150 } },
  { of: wang, from: 7, to: 9, values: { ...well, spo2Percent: 84 } },
  { of: li, from: 8, to: 12, values: { ...well, batteryPercent: 4 } },
  { of: wang, from: 14, to: 17, values: { ...well, batteryPercent: 4 } },
  { of: zhao, from: 18, to: 18.2, values: { ...well, sos: true } },
  ...bins.map(of => ({ of, from: 4, to: 8, values: { ...quiet, fillPercent: 97 } })),
  ...bins.map(of => ({ of, from: 15, to: 16, values: { ...quiet, temperatureC: 90 } })),
]

/** All that the rules say of a day on which each reports every five minutes. */
function changesOfTheDay(): AlertChange[] {
  const site = siteWith()
  const changes: AlertChange[] = []
  for (const device of devices) step(site, { type: 'device-saved', device, actor: 'ada' }, noon)
  for (let now = noon; now < noon + 24 * HOUR; now += 5 * MINUTE) {
    for (const device of devices) {
      const hour = (now - noon) / HOUR
      const odd = happenings.find(({ of, from, to }) => of === device && hour >= from && hour < to)
      const values = odd?.values ?? (device.kind === 'wristband' ? well : quiet)
      changes.push(...step(site, reading(device.id, now, values), now).changes)
    }
  }
  return changes
}

async function startDay(t: Test) {
  const server = await startTestServer({ env: { LINLI_HTTP_REQUESTS_PER_MINUTE: '1000000' } })
  const { api, accounts, community } = server
  await employ(accounts)
  await api.listen({ host: '127.0.0.1', port: 0 })
  t.teardown(() => api.close())
  const save = (input: Parameters<typeof community.intake.submit>[1]) =>
    new Promise<void>(resolve => community.intake.submit('riverside', input, () => resolve()))
  for (const device of devices) await save({ type: 'device-saved', device, actor: 'ada' })
  const wearer = (id: string, device: string, carers: string[]) =>
    save({ type: 'roster-saved', actor: 'ada', entry: { what: 'wearer', wearer: { id, device, carers } } })
  await wearer('w-wang', wang.id, ['chen'])
  await wearer('w-zhao', zhao.id, ['chen'])
  await wearer('w-li', li.id, ['sun'])
  const name = { en: 'Unit', zh: '单元' }
  for (const id of ['b3-u1', 'b3-u2']) {
    const zone = { id, sort: 'unit', name, within: 'b3' } as const
    await save({ type: 'roster-saved', actor: 'ada', entry: { what: 'zone', zone } })
  }
  const open = async (who: Username, after?: string) => openFeed(api, await tokenFor(accounts, who), after)
  return { ...server, save, wearer, open, as: (who: Username) => requestsOf(api, accounts, who) }
}

/** So many events, and at the next beat nothing but where the client stands. */
async function told(client: FeedClient, count: number, beat: () => void): Promise<WireFeedEvent[]> {
  const events: WireFeedEvent[] = []
  for (let isOver = false; !isOver; ) {
    if (events.length >= count) beat()
    const message = await client.next()
    isOver = message.type === 'events' && message.events.length === 0
    if (message.type === 'events') events.push(...message.events)
  }
  return events
}

const isOf =
  (...some: Device[]) =>
  ({ alert }: AlertChange): boolean =>
    some.some(({ id }) => id === alert.deviceId)

/** How often it happened is not told of what only some rules repeat; that a battery is low is. */
const isToldToOthers = ({ alert, event }: AlertChange): boolean =>
  alert.deviceKind !== 'wristband' || alert.rule === 'battery-low' || event.type !== 'occurred'

const whose: Partial<Record<Username, (change: AlertChange) => boolean>> = {
  chen: isOf(wang, zhao),
  gao: change => isOf(wang, li, ...bins.slice(0, 1))(change) && isToldToOthers(change),
  ma: () => true,
  ada: () => true,
  far: () => false,
}
/** Not by its number, which counts what is not told to everybody. */
const idOf = ({ event: { alertId, type, at } }: Pick<WireFeedEvent | AlertChange, 'event'>) =>
  `${alertId}/${type}/${new Date(at).getTime()}`

const isTheirs = (who: Username) => whose[who] ?? (() => false)
const everybody = Object.keys(whose) as Username[]

async function lived(t: Test) {
  const day = await startDay(t)
  const { community, clock, timers, feed, open } = day
  const clients = new Map<Username, FeedClient>()
  for (const who of everybody) clients.set(who, await open(who))
  for (const client of clients.values()) await client.next()
  const before = feed.cursors.encode(await day.journal.head())
  const changes = changesOfTheDay().map(({ alert, event }) => ({
    ...{ alert: { ...alert, site: 'riverside' }, event },
  }))
  for (const change of changes) {
    clock.now = change.event.at
    await community.raise(change)
    timers.fireOnce()
  }
  const expected = (who: Username) => changes.filter(isTheirs(who)).map(idOf)
  const heard = (who: Username, client = clients.get(who) as FeedClient) =>
    told(client, expected(who).length, () => timers.fireEvery())
  return { ...day, changes, expected, heard, before }
}

t.test('over a day each hears of the alerts that are theirs, and of no other', async t => {
  const { changes, expected, heard, before, open, as } = await lived(t)
  for (const device of devices)
    t.ok(changes.filter(isOf(device)).length >= 2, `something happens to ${device.id}`)
  for (const who of everybody) {
    const count = `${who}: ${expected(who).length} of ${changes.length}`
    t.same((await heard(who)).map(idOf), expected(who), count)
    const again = await open(who, before)
    t.same((await heard(who, again)).map(idOf), expected(who), 'and whoever comes later with a cursor')
    const { events } = (await as(who)('GET', `/api/events?limit=1000&after=${before}`)).json()
    t.same(events.map(idOf), expected(who), 'and by polling the same')
    const { total } = (await as(who)('GET', '/api/alerts?limit=500')).json()
    t.equal(total, new Set(expected(who).map(id => id.split('/')[0])).size, 'and the list counts them')
    again.socket.terminate()
  }
})

t.test('whoever goes there hears that help is needed and where, not of whom nor why', async t => {
  const { heard, accounts } = await lived(t)
  const ofBands = (await heard('gao')).filter(({ alert }) => alert.deviceKind === 'wristband')
  const [faults, others] = [true, false].map(isFault =>
    ofBands.filter(({ alert }) => (alert.rule === 'battery-low') === isFault),
  )
  t.ok(faults?.length && others?.length)
  for (const { alert } of others ?? []) {
    t.match(alert, {
      rule: 'help-needed',
      deviceId: '',
      title: { en: 'Help needed', zh: '需要帮助' },
      redacted: true,
    })
    t.ok(['b3-u1', 'b3-u2'].includes(alert.zone), 'where')
  }
  for (const { alert } of faults ?? []) t.match(alert, { deviceId: /^band-/, redacted: true })
  for (const { alert, event } of ofBands) {
    t.match(alert.evidence, { readings: [], thresholds: [], settings: {}, metrics: [] })
    t.equal(event.note, null)
    t.notMatch(JSON.stringify(alert), /heartRate|spo2|sos|fall|SpO/i)
  }
  const looked = async (device: Device) => (await accounts.looks(device.id, 99)).map(look => look.username)
  t.notOk((await looked(wang)).includes('gao'), 'and no look is on record, for there was none')
  t.ok((await looked(wang)).includes('chen'))
  t.match(await accounts.looks(li.id, 99), [{ why: 'administrator' }, { why: 'manager' }])
})

t.test('who may see something else from now on is sent away at once, and comes back to that', async t => {
  const { community, open, wearer, timers } = await startDay(t)
  const [chen, gao] = [await open('chen'), await open('gao')]
  await chen.next()
  await gao.next()
  await wearer('w-wang', wang.id, ['sun'])
  timers.fireOnce()
  t.equal(await chen.closed, 4003)
  const again = await open('chen')
  await again.next()
  timers.fireOnce()
  for (const device of [wang, zhao]) await community.raise(raised(`of-${device.id}`, device))
  timers.fireOnce()
  t.same((await again.events(1)).ids, ['of-band-zhao'])
  t.same((await gao.events(1)).ids, ['of-band-wang'], 'whom it does not concern stays')
})

t.test('a change of a roster that changes nobody’s places sends nobody away', async t => {
  const { community, open, wearer, timers, feed } = await startDay(t)
  const chen = await open('chen')
  await chen.next()
  await wearer('w-li', li.id, ['sun', 'wu'])
  timers.fireOnce()
  await community.raise(raised('a-1', wang))
  timers.fireOnce()
  t.same((await chen.events(1)).ids, ['a-1'])
  t.equal(feed.size, 1)
})
