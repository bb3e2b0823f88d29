import t from 'tap'
import { freeze } from '../domain/community/snapshot.ts'
import { newCommunity } from '../domain/community/state.ts'
import { step } from '../domain/community/step.ts'
import { book } from '../domain/community/testing/site.ts'
import type { Input } from '../domain/model/input.ts'
import type { Acceptance, Reading, Values } from '../domain/model/reading.ts'
import { SECOND } from '../domain/model/time.ts'
import { Communities } from './communities.ts'
import { RegistryView } from './registry-view.ts'

const device = (id: string, site: string, gateway?: string) => ({
  ...{ id, site, kind: 'smart-bin', zone: 'east', name: id },
  ...(gateway !== undefined && { gateway }),
})
const saved = (...of: Parameters<typeof device>): Input => ({
  type: 'device-saved',
  device: device(...of),
  actor: 'admin',
})

function commit(registry: RegistryView, input: Input): void {
  registry.committed({ entries: [{ site: 'north', now: 1, input }], changes: [], first: 1, last: 1 })
}

t.test('sites and those behind a gateway follow what is saved and deleted', async t => {
  const registry = new RegistryView()
  for (const input of [saved('a', 'north', 'g1'), saved('b', 'south', 'g1')]) commit(registry, input)
  t.same([...registry.sites()], ['north', 'south'])
  commit(registry, saved('a', 'north', 'g2'))
  t.same(
    [...registry.behind('g1')].map(view => view.device.id),
    ['b'],
  )
  commit(registry, { type: 'device-deleted', deviceId: 'b', actor: 'admin' })
  t.same([registry.hasSite('north'), registry.hasSite('south')], [true, false])
  t.same([...registry.behind('g1')], [])
})

t.test('the revision is another one after each change of a device, and the same after a reading', async t => {
  const registry = new RegistryView()
  const seen = [registry.revision]
  const look = (input: Input) => {
    commit(registry, input)
    seen.push(registry.revision)
  }
  look(saved('a', 'north'))
  look(saved('a', 'north', 'g1'))
  look({ type: 'device-deleted', deviceId: 'a', actor: 'admin' })
  t.equal(new Set(seen).size, 4)
  look({ type: 'reading', reading: { deviceId: 'a', values: {} } })
  t.equal(seen[4], seen[3])
})

t.test('when an id was last deleted is known whoever has it now', async t => {
  const registry = new RegistryView()
  commit(registry, saved('a', 'north'))
  t.equal(registry.deletedAt('a'), undefined)
  commit(registry, { type: 'device-deleted', deviceId: 'a', actor: 'admin' })
  commit(registry, saved('a', 'south'))
  t.equal(registry.deletedAt('a'), 1)
})

/** What is shown of a device, by its commits; and what after a start, by the state alone. */
function shownOf(kind: string) {
  const community = newCommunity('north', book)
  const registry = new RegistryView()
  const T0 = 1_700_000_000_000
  let now = T0
  const take = (input: Input) => {
    const { acceptance } = step(community, input, now)
    const entry = { site: 'north', now, input, ...(acceptance && { acceptance }) }
    registry.committed({ entries: [entry], changes: [], first: 1, last: 1 })
  }
  take({ type: 'device-saved', device: { ...device('d', 'north'), kind }, actor: 'admin' })
  return (measuredS: number, values: Values, more: Partial<Reading> = {}) => {
    const ts = T0 + measuredS * SECOND
    now = Math.max(now, ts) + SECOND
    take({ type: 'reading', reading: { deviceId: 'd', ts, values, ...more } })
    const started = new RegistryView()
    started.reset(new Communities(book, [JSON.parse(JSON.stringify(freeze(community)))]))
    return [registry.get('d')?.values, started.get('d')?.values]
  }
}

t.test('smoke that was overtaken is shown, and what is older than what is known of it is not', async t => {
  const shown = shownOf('ev-charger')
  shown(0, { smoke: false, temperatureC: 25 })
  shown(12, { temperatureC: 30 })
  for (const values of shown(11, { smoke: true, temperatureC: 28, powerW: 5 }))
    t.same(values, { smoke: true, temperatureC: 30 })
  for (const values of shown(10, { smoke: false })) t.same(values, { smoke: true, temperatureC: 30 })
  for (const values of shown(20, { smoke: false })) t.same(values, { smoke: false, temperatureC: 30 })
})

t.test('a bin that burns is shown at the end of its scale, and a lost probe is not', async t => {
  const above = (sent: number) => ({ above: { temperatureC: sent }, ...(sent < 216 && refused) })
  const refused = { doubted: ['temperatureC'] }
  const shown = shownOf('smart-bin')
  const temperatures = (...of: Parameters<typeof shown>) => shown(...of).map(values => values?.temperatureC)
  shown(0, { temperatureC: 42 })
  t.same(temperatures(30, {}, above(180)), [42, 42], 'which waits for a second word')
  t.same(temperatures(60, {}, above(180)), [42, 42])
  t.same(temperatures(90, { temperatureC: -26 }, above(230)), [125, 125])
  t.same(temperatures(120, { temperatureC: -22 }, above(234)), [125, 125])
  shown(150, { fillPercent: 30 })
  t.same(temperatures(149, { temperatureC: 110 }), [110, 110], 'which was overtaken')
})

t.test('a device is shown with the version that it last said it runs, over a restart too', async t => {
  const registry = new RegistryView()
  const community = newCommunity('north', book)
  const said: Input[] = [
    saved('a', 'north'),
    { type: 'status', deviceId: 'a', online: true, firmware: '1.2.3' },
    { type: 'status', deviceId: 'a', online: false },
  ]
  for (const input of said) {
    commit(registry, input)
    step(community, input, 1)
  }
  t.match(registry.get('a'), { online: false, firmware: '1.2.3' }, 'its last will does not name it')
  const again = new RegistryView()
  again.reset(new Communities(book, [JSON.parse(JSON.stringify(freeze(community)))]))
  t.match(again.get('a'), { online: false, firmware: '1.2.3' })
})

t.test('how late a device tells is known of its newest live reading; a clock ahead is negative', async t => {
  const registry = new RegistryView()
  commit(registry, saved('a', 'north'))
  const hear = (now: number, ts: number, acceptance: Acceptance) => {
    const input: Input = { type: 'reading', reading: { deviceId: 'a', ts, values: { fillPercent: 1 } } }
    registry.committed({
      entries: [{ site: 'north', now, input, acceptance }],
      changes: [],
      first: 1,
      last: 1,
    })
    return registry.get('a')?.lagMs
  }
  t.equal(hear(10_000, 9_000, { standing: 'live', at: 9_000 }), 1_000)
  t.equal(hear(20_000, 9_500, { standing: 'late', at: 9_500 }), 1_000, 'what was kept back is no wrong clock')
  t.equal(hear(30_000, 90_000, { standing: 'live', at: 30_000, mark: 'future-clamped' }), -60_000)
})
