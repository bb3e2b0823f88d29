import t from 'tap'
import { RuleBook } from '../community/program.ts'
import { freeze, thaw } from '../community/snapshot.ts'
import { newCommunity } from '../community/state.ts'
import { step } from '../community/step.ts'
import type { Input } from '../model/input.ts'
import { DAY, MINUTE } from '../model/time.ts'
import { evCharger } from './ev-charger/kind.ts'
import { fireLaneCamera } from './fire-lane-camera/kind.ts'
import { scenario } from './scenario.ts'
import { wristband } from './wristband/kind.ts'

// What is raised by time alone, of devices that are not heard any more.

const charging = { status: 'Charging', bayOccupied: true }

scenario(
  'a charger that fell silent while it charged is silent, and does not charge on for ever',
  evCharger,
  [
    ['00:00:00', charging, []],
    ['00:15:00', 'tick', ['raised offline medium']],
    ['08:00:00', 'tick', []],
    ['10:00:00', charging, ['cleared offline medium']],
    ['10:15:00', 'tick', ['raised offline medium']],
    ['20:00:00', 'tick', []],
  ],
  5 * MINUTE,
)

for (const [silence, backAt, raised] of [
  ['less than an hour', '08:09:59', ['raised charging-long low', 'cleared offline medium']],
  ['an hour', '08:10:00', ['cleared offline medium']],
] as const)
  scenario(
    `what charged before and after a silence of ${silence}`,
    evCharger,
    [
      ...Array.from({ length: 83 }, (_, i) => [clock(i * 5), charging, []] as const),
      ['06:55:00', { ...charging, temperatureC: 30 }, []],
      ['07:00:00', charging, []],
      ['07:05:00', charging, []],
      ['07:10:00', charging, []],
      ['07:25:00', 'tick', ['raised offline medium']],
      ['08:00:00', 'tick', []],
      [backAt, charging, raised],
    ],
    5 * MINUTE,
  )

scenario(
  'a charger that is heard again by something else is heard',
  evCharger,
  [
    ...Array.from({ length: 93 }, (_, i) => [clock(i * 5), charging, []] as const),
    ['07:55:00', 'tick', ['raised offline medium']],
    ['08:04:00', 'tick', []],
    ['08:04:30', { temperatureC: 30 }, ['raised charging-long low', 'cleared offline medium']],
  ],
  5 * MINUTE,
)

scenario(
  'a camera that is silent keeps its alert, and its alert grows no worse before it is heard again',
  fireLaneCamera,
  [
    ['00:00', { vehicleCount: 1 }, []],
    ['01:00', 'tick', ['raised fire-lane-blocked low']],
    ['03:00', 'tick', ['raised offline medium']],
    ['10:00', 'tick', []],
    ['12:00', { vehicleCount: 1 }, ['severity-changed fire-lane-blocked critical', 'cleared offline medium']],
    ['15:00', 'tick', ['raised offline medium']],
    ['05:00:00', 'tick', []],
    ['05:00:01', { vehicleCount: 0 }, ['cleared offline medium']],
    ['05:01:01', 'tick', ['cleared fire-lane-blocked critical']],
  ],
  MINUTE,
)

scenario(
  'a band that was put down and then is silent has one alert, and that is of its silence',
  wristband,
  [
    ['00:00:00', { worn: false }, []],
    ['00:15:00', 'tick', ['raised offline medium']],
    ['00:30:00', 'tick', []],
    ['00:50:00', { worn: false }, ['raised not-worn low', 'cleared offline medium']],
  ],
  5 * MINUTE,
)

function clock(minutes: number): string {
  const two = (n: number) => String(n).padStart(2, '0')
  return `${two(Math.floor(minutes / 60))}:${two(minutes % 60)}:00`
}

/** A camera of which something is heard, a connection that comes and goes, and time. */
function cameraOf(now = 20_000 * DAY) {
  const book = new RuleBook([fireLaneCamera], [])
  let community = newCommunity('s', book)
  const device = { id: 'd', kind: fireLaneCamera.kind, site: 's', zone: 'z', name: 'D' }
  const told = (input: Input, seconds: number) =>
    step(community, input, now + seconds * 1_000).changes.map(
      ({ alert, event }) => `${event.type} ${alert.severity}`,
    )
  told({ type: 'device-saved', device, actor: 'test' }, 0)
  return {
    sees: (seconds: number, vehicleCount: number) => {
      const reading = { deviceId: 'd', ts: now + seconds * 1_000, values: { vehicleCount } }
      return told({ type: 'reading', reading }, seconds)
    },
    link: (seconds: number, online: boolean) => told({ type: 'status', deviceId: 'd', online }, seconds),
    tick: (seconds: number) => told({ type: 'tick' }, seconds),
    restart: () => {
      community = thaw(JSON.parse(JSON.stringify(freeze(community))), book)
    },
  }
}

t.test(
  'a car that was seen just before the connection was lost blocks nothing that anybody knows',
  async t => {
    for (const restarts of [false, true]) {
      const { sees, link, tick, restart } = cameraOf()
      t.same(sees(0, 1), [])
      t.same(link(5, false), [])
      if (restarts) restart()
      t.same(tick(90), [])
      t.same(link(100, true), [])
      t.same(sees(101, 0), [])
      t.same(tick(300), [])
    }
  },
)

t.test('one that is still there when the connection is back has stood there all the time', async t => {
  const { sees, link, tick } = cameraOf()
  sees(0, 1)
  link(5, false)
  t.same(tick(90), [])
  t.same(sees(100, 1), ['raised low'])
})

t.test(
  'a connection that is back without a word is heard, and so is a word without a connection',
  async t => {
    const back = cameraOf()
    back.sees(0, 1)
    back.link(5, false)
    back.link(10, true)
    t.same(back.tick(60), ['raised low'])
    const spoke = cameraOf()
    spoke.link(0, false)
    spoke.sees(1, 1)
    t.same(spoke.tick(61), ['raised low'])
  },
)

t.test(
  'what came due while the connection was lost is told half a minute after it is back, without a word',
  async t => {
    for (const restarts of [false, true]) {
      const { sees, link, tick, restart } = cameraOf()
      sees(0, 1)
      link(5, false)
      t.same(tick(90), [])
      t.same(link(100, true), [])
      if (restarts) restart()
      t.same(tick(129), [])
      t.same(tick(130), ['raised low'])
    }
  },
)

t.test('what the device kept meanwhile and sends within that half minute comes first', async t => {
  const { sees, link, tick } = cameraOf()
  sees(0, 1)
  link(5, false)
  t.same(tick(90), [])
  link(100, true)
  t.same(sees(129, 0), [])
  t.same(tick(600), [])
})

t.test(
  'a connection that comes and goes puts off no longer than half a minute from when it stands',
  async t => {
    const { sees, link, tick } = cameraOf()
    sees(0, 1)
    for (let second = 5; second < 125; second += 40) {
      link(second, false)
      link(second + 35, true)
    }
    t.same(tick(149), [])
    t.same(tick(150), ['raised low'])
  },
)
