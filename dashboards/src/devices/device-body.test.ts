import t from 'tap'
import type { WireDevice } from '../../../services/api/wire/device.ts'
import { bodyOfDevice, partsChanged } from './device-body.ts'

const bin: WireDevice = {
  ...{ id: 'bin-1', kind: 'smart-bin', site: 'riverside', zone: 'gate-1', name: '东门' },
  ...{ online: true, firmware: '1.2', lastSeenAt: null, values: { fillPercent: 40 } },
  origin: { source: 'lora', address: 'a1', mounting: { emptyMm: 1_500, fullMm: 250 } },
}

t.test('what a device said itself does not go back with what somebody wrote', async t => {
  t.same(bodyOfDevice(bin), {
    ...{ kind: 'smart-bin', site: 'riverside', zone: 'gate-1', name: '东门' },
    origin: { source: 'lora', address: 'a1', mounting: { emptyMm: 1_500, fullMm: 250 } },
  })
})

t.test('a reading is no change, another name is one, and only of the parts that are asked for', async t => {
  const heard = { ...bin, values: { fillPercent: 90 }, lastSeenAt: '2026-01-01T00:00:00.000Z' }
  t.same(partsChanged(bin, heard, ['name', 'origin']), [])
  t.same(partsChanged(bin, { ...bin, name: '西门' }, ['name', 'origin']), ['name'])
  t.same(partsChanged(bin, { ...bin, name: '西门' }, ['origin']), [])
})

t.test('the same mounting in another order is the same; one that hangs lower is another', async t => {
  const hangs = (mounting: { emptyMm: number; fullMm: number }): WireDevice => ({
    ...bin,
    origin: { mounting, address: 'a1', source: 'lora' },
  })
  t.same(partsChanged(bin, hangs({ fullMm: 250, emptyMm: 1_500 }), ['origin']), [])
  t.same(partsChanged(bin, hangs({ fullMm: 300, emptyMm: 1_500 }), ['origin']), ['origin'])
})
