import t from 'tap'
import type { WireDevice } from '../../../services/api/wire/device.ts'
import { freshnessOf } from './freshness.ts'

const device = (change: Partial<WireDevice>): WireDevice => ({
  id: 'bin-1',
  kind: 'smart-bin',
  site: 's',
  zone: 'z',
  name: 'Bin',
  online: true,
  lastSeenAt: '2026-05-01T08:00:00.000Z',
  values: {},
  ...change,
})
const kind = {
  kind: 'smart-bin',
  title: { en: '', zh: '' },
  expectedIntervalMs: 60_000,
  health: false,
  metrics: {},
}
const heard = Date.parse('2026-05-01T08:00:00.000Z')

t.test('a device that never sent anything is that, however long ago it was registered', async t => {
  t.equal(freshnessOf(device({ lastSeenAt: null }), kind, heard), 'never')
})

t.test('it is silent from the third interval on', async t => {
  t.equal(freshnessOf(device({}), kind, heard + 3 * 60_000 - 1), 'fresh')
  t.equal(freshnessOf(device({}), kind, heard + 3 * 60_000), 'silent')
})

t.test("the device's own interval counts more than its kind's", async t => {
  const slow = device({ expectedIntervalMs: 3_600_000 })
  t.equal(freshnessOf(slow, kind, heard + 3_600_000), 'fresh')
  t.equal(freshnessOf(slow, kind, heard + 3 * 3_600_000), 'silent')
})

t.test('where nobody knows the interval, nobody calls it silent', async t => {
  t.equal(freshnessOf(device({}), undefined, heard + 1e12), 'fresh')
})
