import t from 'tap'
import type { Input } from '../domain/model/input.ts'
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
