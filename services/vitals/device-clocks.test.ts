import t from 'tap'
import { HOUR } from '../domain/model/time.ts'
import { DeviceClocks, HEARD_MS_MAX, LISTENED_MAX } from './device-clocks.ts'

const reading = (deviceId: string, ts?: number) => ({
  site: 's',
  now: 0,
  input: { type: 'reading' as const, reading: { deviceId, values: {}, ...(ts !== undefined && { ts }) } },
})
const batch = (...entries: ReturnType<typeof reading>[]) => ({ entries })

t.test('one device with a wrong clock is outvoted by two', async t => {
  const clocks = new DeviceClocks(() => 10 * HOUR)
  clocks.committed(batch(reading('a', 10 * HOUR), reading('b', 10 * HOUR - 100), reading('c', 30 * HOUR)))
  t.equal(clocks.takeAheadMs(), 0)
})

t.test('where most say another time, it is this machine that is off', async t => {
  const clocks = new DeviceClocks(() => 10 * HOUR)
  clocks.committed(batch(reading('a', 9 * HOUR), reading('b', 9 * HOUR), reading('c', 10 * HOUR)))
  t.equal(clocks.takeAheadMs(), -HOUR)
})

t.test('what devices had queued while they were away is no wrong clock', async t => {
  const clocks = new DeviceClocks(() => 10 * HOUR)
  const queued = ['a', 'b', 'c'].flatMap(id => [8, 9, 10, 9.5].map(h => reading(id, h * HOUR)))
  clocks.committed(batch(...queued))
  t.equal(clocks.takeAheadMs(), 0)
})

t.test('fewer than three devices, or none with stamps, or none lately, prove nothing', async t => {
  const clock = { now: 10 * HOUR }
  const clocks = new DeviceClocks(() => clock.now)
  t.equal(clocks.takeAheadMs(), undefined)
  clocks.committed(batch(reading('a', HOUR), reading('b', HOUR), reading('c')))
  t.equal(clocks.takeAheadMs(), undefined)
  clocks.committed(batch(reading('c', HOUR)))
  t.equal(clocks.takeAheadMs(), -9 * HOUR, 'the first two still count')
  clock.now += HEARD_MS_MAX
  t.equal(clocks.takeAheadMs(), -9 * HOUR)
  clock.now += 1
  t.equal(clocks.takeAheadMs(), undefined)
})

t.test(
  'of very many devices most are still right: neither their order nor their names choose who is heard',
  async t => {
    const count = 40 * LISTENED_MAX
    const clocks = new DeviceClocks(() => 10 * HOUR)
    const wrong = (n: number) => n < count * 0.4
    const all = Array.from({ length: count }, (_, n) => reading(`bin-${n}`, wrong(n) ? 3 * HOUR : 10 * HOUR))
    clocks.committed(batch(...all))
    t.equal(clocks.takeAheadMs(), 0, 'two fifths, and they were heard first')
    clocks.committed(
      batch(...all.map((one, n) => (wrong(n + count / 5) ? one : reading(`bin-${n}`, 9 * HOUR)))),
    )
    t.equal(clocks.takeAheadMs(), -HOUR)
  },
)

t.test('after very many devices a few are enough again', async t => {
  const clock = { now: 10 * HOUR }
  const clocks = new DeviceClocks(() => clock.now)
  const named = (n: number) => `bin-${n}`
  clocks.committed(batch(...Array.from({ length: 8 * LISTENED_MAX }, (_, n) => reading(named(n), clock.now))))
  for (let looks = 0; looks < 10; looks += 1) {
    clock.now += HEARD_MS_MAX + 1
    clocks.committed(batch(...[1, 2, 3].map(n => reading(named(n), clock.now - HOUR))))
    clocks.takeAheadMs()
  }
  clocks.committed(batch(...[1, 2, 3].map(n => reading(named(n), clock.now - HOUR))))
  t.equal(clocks.takeAheadMs(), -HOUR)
})
