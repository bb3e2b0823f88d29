import t from 'tap'
import type { KeptReading } from '../model/alert.ts'
import type { Values } from '../model/reading.ts'
import { KEPT_MAX, keepBest } from './keep.ts'

const names = ['plate', 'snapshotUrl']
/** What is kept after these readings, one a millisecond. */
const keptOf = (...readings: Values[]): readonly KeptReading[] =>
  readings.reduce<readonly KeptReading[]>((kept, values, at) => keepBest(kept, at, values, names) ?? kept, [])

t.test('of each plate one reading is kept: the one with a snapshot, whenever it came', async t => {
  t.same(keptOf({ plate: 'A' }, { plate: 'A', snapshotUrl: 'u1' }, { plate: 'A', snapshotUrl: 'u2' }), [
    { at: 1, values: { plate: 'A', snapshotUrl: 'u1' } },
  ])
  t.same(keptOf({ plate: 'A', snapshotUrl: 'u' }, { plate: 'B' }, { plate: 'A' }), [
    { at: 0, values: { plate: 'A', snapshotUrl: 'u' } },
    { at: 1, values: { plate: 'B' } },
  ])
})

t.test('a snapshot without a plate is kept only while there is none that shows as much', async t => {
  t.same(keptOf({ snapshotUrl: 'u1' }, { snapshotUrl: 'u2' }), [{ at: 0, values: { snapshotUrl: 'u1' } }])
  t.same(keptOf({ plate: 'A', snapshotUrl: 'u1' }, { snapshotUrl: 'u2' }).length, 1)
})

t.test('of a reading what is worth keeping is kept alone, and an empty word is none', async t => {
  t.same(keptOf({ vehicleCount: 1, plate: 'A' }), [{ at: 0, values: { plate: 'A' } }])
  t.same(keptOf({ vehicleCount: 1 }, { plate: '' }), [])
})

t.test('a plate that is read another way each time fills what is kept, and no more is kept then', async t => {
  const plates = Array.from({ length: KEPT_MAX + 1 }, (_, i) => ({ plate: `P${i}` }))
  t.same(
    keptOf(...plates).map(({ values }) => values.plate),
    plates.slice(0, KEPT_MAX).map(({ plate }) => plate),
  )
  t.equal(keptOf(...plates, { plate: 'P0', snapshotUrl: 'u' }).at(-1)?.values.snapshotUrl, 'u')
})
