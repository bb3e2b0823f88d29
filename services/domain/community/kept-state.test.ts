import t from 'tap'
import { MINUTE, SECOND } from '../model/time.ts'
import type { DeviceState } from './device-state.ts'
import { evidenceOf } from './evidence.ts'
import { latestValues } from './latest-values.ts'
import { freeze, thaw } from './snapshot.ts'
import type { Community } from './state.ts'
import { step } from './step.ts'
import { bin, book, camera, command, reading, siteWith, T0, words } from './testing/site.ts'

const stateOf = (community: Community, id: string) => community.devices.get(id) as DeviceState
const remembered = (community: Community, id: string) =>
  Object.keys(freeze(community).devices.find(({ device }) => device.id === id)?.rules ?? {})

t.test('a rule that waits for nothing keeps nothing, before and after it did', async t => {
  const community = siteWith(camera)
  const see = (vehicleCount: number, at: number) => step(community, reading('cam', at, { vehicleCount }), at)
  see(0, T0)
  t.same(remembered(community, 'cam'), ['offline'])
  see(1, T0 + SECOND)
  t.equal(stateOf(community, 'cam').awake, 1)
  see(0, T0 + 2 * SECOND)
  t.same(remembered(community, 'cam'), ['fire-lane-blocked', 'offline'], 'its timer is still in the queue')
  step(community, { type: 'tick' }, T0 + 2 * MINUTE)
  t.same(remembered(community, 'cam'), ['offline'])
  t.equal(stateOf(community, 'cam').awake, 0)
})

t.test('what raised an alert stays in its evidence, whatever is reported later', async t => {
  const community = siteWith(bin)
  const values = (fillPercent: number) => ({ fillPercent, temperatureC: 20 })
  step(community, reading('bin', T0, values(45)), T0)
  const [raised] = step(community, reading('bin', T0 + 1, values(80)), T0 + 1).changes
  const before = JSON.stringify(raised)
  for (let i = 2; i < 10; i++) step(community, reading('bin', T0 + i, values(i)), T0 + i)
  t.equal(JSON.stringify(raised), before)
  t.same(
    raised?.alert.evidence.readings.map(({ values }) => values.fillPercent),
    [45, 80],
  )
})

t.test('a reading is left as it came, and what it reports in part is added to what is known', async t => {
  const community = siteWith(bin)
  const reports = [
    { fillPercent: 10, temperatureC: 20 },
    { temperatureC: 21 },
    { fillPercent: 12 },
    { temperatureC: 23, fillPercent: 13, lidOpen: true },
    { fillPercent: 14, temperatureC: 24 },
  ]
  const inputs = [...reports, ...reports].map((values, i) => reading('bin', T0 + i, values))
  const before = JSON.stringify(inputs)
  for (const [i, input] of inputs.entries()) step(community, input, T0 + i)
  t.equal(JSON.stringify(inputs), before)
  t.same(latestValues(stateOf(community, 'bin')), { fillPercent: 14, temperatureC: 24, lidOpen: true })
  const evidence = evidenceOf(stateOf(community, 'bin')).map(({ values }) => JSON.stringify(values))
  t.same(
    evidence,
    reports.map(report => JSON.stringify(report)),
    'the order of the metrics too',
  )
})

t.test(
  'a value that a person’s decision made news of is looked at again, near a threshold or not',
  async t => {
    const community = siteWith(bin)
    const see = (fillPercent: number, at: number) =>
      words(step(community, reading('bin', at, { fillPercent }), at).changes)
    t.same(see(80, T0), ['raised bin-full'])
    step(community, command({ action: 'resolve' }), T0 + 1)
    t.same(see(80, T0 + 2), ['raised bin-full'])
  },
)

t.test('the timers of a device that was deleted are not those of the next with its name', async t => {
  const community = siteWith(camera)
  step(community, reading('cam', T0, { vehicleCount: 1 }), T0)
  step(community, { type: 'device-deleted', deviceId: 'cam', actor: 'admin' }, T0 + SECOND)
  step(community, { type: 'device-saved', device: camera, actor: 'admin' }, T0 + SECOND)
  step(community, reading('cam', T0 + 30 * SECOND, { vehicleCount: 1 }), T0 + 30 * SECOND)
  t.same(step(community, { type: 'tick' }, T0 + 89 * SECOND).changes, [])
  t.same(words(step(community, { type: 'tick' }, T0 + 90 * SECOND).changes), ['raised fire-lane-blocked'])
})

t.test('nothing that a deleted device reported is known of the next that comes', async t => {
  const community = siteWith(bin, camera)
  const see = (at: number) =>
    step(community, reading('bin', at, { fillPercent: 50 }), at).acceptance?.standing
  for (let i = 0; i < 5; i++) see(T0 + i)
  step(community, { type: 'device-deleted', deviceId: 'bin', actor: 'admin' }, T0 + SECOND)
  step(community, { type: 'device-saved', device: bin, actor: 'admin' }, T0 + SECOND)
  t.same(freeze(community).devices.at(-1), freeze(siteWith(bin)).devices[0])
  t.equal(see(T0), 'live', 'no repeat, and not out of order')
})

t.test('a snapshot says the same after it was read, whatever was reported and how', async t => {
  const community = siteWith(bin)
  const reports = [{ fillPercent: 10, lidOpen: true }, { temperatureC: 21.5 }, { lidOpen: false }]
  for (const [i, values] of reports.entries()) step(community, reading('bin', T0 + i, values), T0 + i)
  const frozen = JSON.parse(JSON.stringify(freeze(community)))
  t.same(JSON.parse(JSON.stringify(freeze(thaw(frozen, book)))), frozen)
})
