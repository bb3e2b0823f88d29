import t from 'tap'
import type { AlertChange } from '../model/alert.ts'
import type { Values } from '../model/reading.ts'
import { MINUTE, SECOND } from '../model/time.ts'
import { freeze, thaw } from './snapshot.ts'
import type { Community } from './state.ts'
import { step } from './step.ts'
import { book, camera, command, reading, siteWith, T0 } from './testing/site.ts'

const plates = (change: AlertChange | undefined) =>
  change?.alert.evidence.kept?.map(({ values }) => values.plate ?? values.snapshotUrl)

/** A camera that reports these, each so many seconds after the beginning; the events with the plates they tell. */
function told(...reports: readonly (readonly [second: number, values: Values])[]) {
  let community = siteWith(camera)
  return reports.map(([second, values]) => {
    community = restarted(community)
    const at = T0 + second * SECOND
    const { changes } = step(community, reading('cam', at, values), at)
    return changes.map(change => [change.event.type, plates(change)])
  })
}

/** As after a restart at this moment. */
const restarted = (community: Community): Community =>
  thaw(JSON.parse(JSON.stringify(freeze(community))), book)

t.test('a plate that was seen once, long before the alert, is its evidence', async t => {
  const still = Array.from({ length: 11 }, (_, i) => [5 * (i + 1), { vehicleCount: 1 }] as const)
  t.same(told([0, { vehicleCount: 1, plate: 'A' }], ...still, [60, { vehicleCount: 1 }]).at(-1), [
    ['raised', ['A']],
  ])
})

t.test('a plate seen after the alert joins it at once, and the second car of two in turn', async t => {
  const events = told(
    [0, { vehicleCount: 1 }],
    [60, { vehicleCount: 1 }],
    [62, { vehicleCount: 1, plate: 'A' }],
    [64, { vehicleCount: 1, plate: 'A' }],
    [90, { vehicleCount: 2, plate: 'B' }],
    [95, { plate: 'B', snapshotUrl: 'u' }],
    [100, { vehicleCount: 1, plate: 'B' }],
  )
  t.same(events.slice(1), [
    [['raised', undefined]],
    [['occurred', ['A']]],
    [],
    [['occurred', ['A', 'B']]],
    [['occurred', ['A', 'B']]],
    [],
  ])
})

t.test('who was there before the lane was free is no evidence against who stands there now', async t => {
  const passing = [
    [0, { vehicleCount: 1, plate: 'A' }],
    [100, { vehicleCount: 0 }],
    [200, { vehicleCount: 1, plate: 'B' }],
  ] as const
  t.same(told(...passing.slice(0, 2), [105, {}], [200, { vehicleCount: 1, plate: 'B' }], [260, {}])[1], [
    ['raised', ['A']],
  ])
  t.same(
    told([0, { vehicleCount: 1, plate: 'A' }], [30, { vehicleCount: 0 }], ...passing.slice(2), [
      260,
      { vehicleCount: 1 },
    ]).at(-1),
    [['raised', ['B']]],
  )
})

t.test('an episode that a person ended leaves nothing of its evidence to the next', async t => {
  const community = siteWith(camera)
  const see = (second: number, values: Values) =>
    step(community, reading('cam', T0 + second * SECOND, values), T0 + second * SECOND).changes
  see(0, { vehicleCount: 1, plate: 'A' })
  see(60, { vehicleCount: 1 })
  step(community, command({ action: 'resolve' }), T0 + 61 * SECOND)
  see(62, { vehicleCount: 1, plate: 'B' })
  t.same(see(122, { vehicleCount: 1 }).map(plates), [['B']])
})

t.test('nothing is kept of a camera whose lane is free, nor is it in its snapshot', async t => {
  const community = siteWith(camera)
  step(community, reading('cam', T0, { vehicleCount: 1, plate: 'A' }), T0)
  t.same(Object.keys(freeze(community).devices[0]?.seen ?? {}), ['fire-lane-blocked'])
  step(community, reading('cam', T0 + MINUTE / 2, { vehicleCount: 0, plate: 'A' }), T0 + MINUTE / 2)
  step(community, { type: 'tick' }, T0 + MINUTE)
  t.notOk(freeze(community).devices[0]?.seen)
})
