import t from 'tap'
import type { WireDevice } from '../../../services/api/wire/device.ts'
import { sampleAlert } from '../alerts/sample-alert.ts'
import { type Around, BATTERY_LOW_PERCENT, byDevice, statesOf } from './device-states.ts'

const NOON = Date.parse('2026-05-01T12:00:00Z')
const HOUR = 3_600_000
const bin: WireDevice = {
  ...{ id: 'bin-1', kind: 'smart-bin', site: 'riverside', zone: 'gate', name: 'Bin' },
  ...{ online: null, lastSeenAt: '2026-05-01T11:59:00Z', values: {}, expectedIntervalMs: HOUR },
}
const around: Around = { kinds: undefined, alerts: new Map(), refused: new Map(), now: NOON }
const weak = { ...sampleAlert(), deviceId: 'bin-1', rule: 'weak-link' }

const table: [string, Partial<WireDevice>, Partial<Around>, string[]][] = [
  ['is heard is in order', {}, {}, []],
  ['was never heard is not silent', { lastSeenAt: null }, {}, ['never']],
  ['is three intervals old is silent', {}, { now: NOON + 3 * HOUR }, ['silent']],
  ['has little battery says so', { values: { batteryPercent: BATTERY_LOW_PERCENT } }, {}, ['battery']],
  ['has enough battery does not', { values: { batteryPercent: BATTERY_LOW_PERCENT + 1 } }, {}, []],
  ['falls silent again and again has a weak signal', {}, { alerts: byDevice([weak]) }, ['alerts', 'signal']],
  ['sends what is refused says so', {}, { refused: new Map([['bin-1', 2]]) }, ['refused']],
]
for (const [title, device, more, expected] of table)
  t.test(`a device that ${title}`, async t => {
    t.same(statesOf({ ...bin, ...device }, { ...around, ...more }), expected)
  })
