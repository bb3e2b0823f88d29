import t from 'tap'
import { Faults } from '../faults/faults.ts'
import type { Emission } from '../world/emission.ts'
import { Random } from '../world/random.ts'
import { type PlayOptions, play } from './player.ts'

/** A clock that jumps to whatever is waited for. */
function jumpingClock(start: number) {
  let now = start
  return {
    waits: [] as number[],
    now: () => now,
    async until(at: number) {
      this.waits.push(at)
      now = Math.max(now, at)
    },
  }
}

const telemetry = (at: number, deviceId = 'a'): Emission => ({
  type: 'telemetry',
  at,
  ts: at,
  deviceId,
  values: {},
})

function setUp(emissions: Emission[], changes: Partial<PlayOptions> = {}) {
  const log: string[] = []
  const clock = jumpingClock(50_000)
  const options: PlayOptions = {
    emissions,
    worldStart: 1_000,
    factor: 1,
    faults: new Faults({}, new Random('1')),
    outlet: {
      publish: async (deviceId, payload) => {
        log.push(`${deviceId} ${payload}`)
        return true
      },
      link: async (deviceId, up) => void log.push(`${deviceId} ${up ? 'up' : 'down'}`),
    },
    clock,
    windowMax: 1,
    signal: new AbortController().signal,
    ...changes,
  }
  return { log, clock, options }
}

t.test('world time runs as many times faster as asked for', async t => {
  const { clock, options } = setUp([telemetry(1_000), telemetry(61_000)], { factor: 60 })
  await play(options)
  t.same(clock.waits, [50_000, 51_000])
})

t.test('at the factor max nothing is waited for', async t => {
  const { clock, options } = setUp([telemetry(1_000), telemetry(9e12)], { factor: Number.POSITIVE_INFINITY })
  await play(options)
  t.same(clock.waits, [50_000, 50_000])
})

t.test('with a window of one, a message leaves when the one before it is acknowledged', async t => {
  const acknowledge: (() => void)[] = []
  const began: string[] = []
  const outlet: PlayOptions['outlet'] = {
    publish: deviceId => {
      began.push(deviceId)
      return new Promise(resolve => acknowledge.push(() => resolve(true)))
    },
    link: async () => undefined,
  }
  const { options } = setUp([telemetry(1_000, 'a'), telemetry(1_000, 'b'), telemetry(1_000, 'c')], { outlet })
  const playing = play(options)
  for (const expected of [['a'], ['a', 'b'], ['a', 'b', 'c']]) {
    await new Promise(setImmediate)
    t.same(began, expected)
    acknowledge.shift()?.()
  }
  t.equal((await playing).acknowledged, 3)
})

t.test('a link is cut only after everything before it was acknowledged', async t => {
  const { log, options } = setUp(
    [telemetry(1_000), { type: 'link', at: 1_001, deviceId: 'a', up: false }, telemetry(1_002, 'b')],
    { windowMax: 10 },
  )
  await play(options)
  t.same(log, ['a {"ts":1000}', 'a down', 'b {"ts":1002}'])
})

t.test('nothing more is sent once it is to stop', async t => {
  const controller = new AbortController()
  const { log, options } = setUp([telemetry(1_000), telemetry(2_000), telemetry(3_000)], {
    signal: controller.signal,
  })
  const until = options.clock.until
  options.clock.until = async (at, signal) => {
    if (at > 50_500) controller.abort()
    await until.call(options.clock, at, signal)
  }
  const played = await play(options)
  t.same(log, ['a {"ts":1000}'])
  t.equal(played.acknowledged, 1)
})

t.test('what could not be delivered is counted as lost', async t => {
  const { options } = setUp([telemetry(1_000)], {
    outlet: { publish: async () => false, link: async () => undefined },
  })
  t.match(await play(options), { acknowledged: 0, lost: 1 })
})
