import t from 'tap'
import { World } from './world.ts'

const outOf = (world: World, end: number) => [...world.emissions(end)]

t.test('what happens is sent in the order of world time and stamped with it', async t => {
  const world = new World(1_000)
  world.at(3_000, () => world.send('b', { n: 2 }))
  world.at(2_000, () => world.send('a', { n: 1 }))
  t.same(
    outOf(world, 5_000).map(one => [one.at, one.deviceId]),
    [
      [2_000, 'a'],
      [3_000, 'b'],
    ],
  )
  t.equal(world.now, 5_000)
})

t.test('what lies after the end waits for the next stretch', async t => {
  const world = new World(0)
  world.at(10, () => world.send('a', {}))
  world.at(11, () => world.send('b', {}))
  t.equal(outOf(world, 10).length, 1)
  t.equal(outOf(world, 20).length, 1)
})

t.test('an action in the past happens now', async t => {
  const world = new World(100)
  world.at(50, () => world.send('a', {}))
  t.equal(outOf(world, 200)[0]?.at, 100)
})

t.test('a device that is cut off is not heard, and what it kept comes later with its own stamps', async t => {
  const world = new World(0)
  world.at(1, () => world.cut('a', 2))
  for (const at of [2, 3, 4]) world.at(at, () => world.send('a', { at }))
  world.at(5, () => world.send('b', {}))
  world.at(9, () => world.restore('a'))
  t.same(
    outOf(world, 10).map(one => [one.type, one.deviceId, one.at, one.type === 'link' ? one.up : one.ts]),
    [
      ['link', 'a', 1, false],
      ['telemetry', 'b', 5, 5],
      ['link', 'a', 9, true],
      ['telemetry', 'a', 9, 3],
      ['telemetry', 'a', 9, 4],
    ],
  )
})

t.test('a device without a memory keeps nothing', async t => {
  const world = new World(0)
  world.at(1, () => world.cut('a'))
  world.at(2, () => world.send('a', {}))
  world.at(3, () => world.restore('a'))
  t.same(
    outOf(world, 10).map(one => one.type),
    ['link', 'link'],
  )
})

t.test('a device that is cut off at two places is heard when both are mended', async t => {
  const world = new World(0)
  world.at(1, () => world.cut('a', 5))
  world.at(2, () => world.cut('a'))
  world.at(3, () => world.restore('a'))
  for (const at of [4, 6]) world.at(at, () => world.send('a', { at }))
  world.at(5, () => world.restore('a'))
  t.same(
    outOf(world, 10).map(one => [one.type, one.at]),
    [
      ['link', 1],
      ['link', 5],
      ['telemetry', 6],
    ],
  )
})

t.test('a sensor that is not well says something else until it is mended', async t => {
  const world = new World(0)
  world.at(1, () => world.distort('a', values => ({ ...values, level: 100 })))
  for (const at of [2, 4]) world.at(at, () => world.send('a', { level: 7 }))
  world.at(3, () => world.distort('a'))
  t.same(
    outOf(world, 10).map(one => (one.type === 'telemetry' ? one.values : one.type)),
    [{ level: 100 }, { level: 7 }],
  )
})
