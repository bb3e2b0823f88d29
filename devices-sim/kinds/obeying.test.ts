import t from 'tap'
import type { Values } from '../../services/domain/model/reading.ts'
import { Orders } from '../world/orders.ts'
import { settle } from '../world/population.ts'
import { Random } from '../world/random.ts'
import { ordinaryWeather } from '../world/weather.ts'
import { World } from '../world/world.ts'
import { evCharger } from './ev-charger.ts'
import type { Body, SimulatedKind } from './kind.ts'
import { smartBin } from './smart-bin.ts'

const MINUTE = 60_000
const NOON = Date.parse('2026-07-01T12:00:00+08:00')

/** One device that can be told something, and the last that it said until a minute of its world. */
function one<B extends Body>(kind: SimulatedKind<B>) {
  const world = new World(NOON)
  const enlisted = { id: 'd', kind, number: 1, reportEveryMs: MINUTE }
  const inhabitant = settle(enlisted, world, ordinaryWeather, new Random('1'))
  const orders = new Orders()
  orders.inhabit([inhabitant])
  const tell = (name: string, parameters: Values = {}) => orders.obey('d', { name, parameters })
  const saidUntil = (minute: number): readonly Values[] =>
    [...world.emissions(NOON + minute * MINUTE)].flatMap(emission =>
      emission.type === 'telemetry' ? [emission.values] : [],
    )
  const lastAt = (minute: number) => saidUntil(minute).at(-1)
  return { body: inhabitant.body as B, tell, saidUntil, lastAt }
}

t.test('a charger that is cut off gives nothing to anybody until it is restored', async t => {
  const { body, tell, lastAt, saidUntil } = one(evCharger)
  body.charge(40 * MINUTE, 5 * MINUTE)
  t.match(lastAt(5), { status: 'Charging' })
  t.same(tell('cut-off'), { ok: true, said: 'relay open' })
  const cut = { status: 'Unavailable', currentA: 0, powerW: 0, bayOccupied: true }
  const [next] = saidUntil(6)
  t.match(next, cut, 'it is the first thing that is heard of it')
  t.match(lastAt(40), cut, 'the session that was under way does not go on')
  t.match(lastAt(60), { status: 'Unavailable', bayOccupied: false }, 'the car is fetched when it was to be')
  body.charge(40 * MINUTE, 5 * MINUTE)
  t.same(tell('start'), { ok: false, said: 'not available' })
  t.match(lastAt(65), { status: 'Unavailable', powerW: 0, bayOccupied: false }, 'nobody begins')
  t.same(tell('restore'), { ok: true, said: 'relay closed' })
  t.match(lastAt(66), { status: 'Available' })
  t.same(tell('start'), { ok: true, said: 'session begins' })
  t.match(lastAt(70), { status: 'Charging' })
})

t.test('after its power is restored a car that still stands there has finished', async t => {
  const { body, tell, lastAt } = one(evCharger)
  body.charge(40 * MINUTE, 5 * MINUTE)
  lastAt(5)
  tell('cut-off')
  lastAt(6)
  tell('restore')
  t.match(lastAt(7), { status: 'Finishing', powerW: 0, bayOccupied: true })
})

t.test('a session that is stopped ends, and one that is not there is not', async t => {
  const { body, tell, lastAt } = one(evCharger)
  t.same(tell('stop'), { ok: false, said: 'no session' })
  body.charge(40 * MINUTE, 5 * MINUTE)
  lastAt(5)
  t.same(tell('stop'), { ok: true, said: 'session ended' })
  t.match(lastAt(6), { status: 'Finishing', powerW: 0 })
})

t.test('a fault is still one when the power is cut and given back', async t => {
  const { body, tell, lastAt } = one(evCharger)
  body.breakDown('ConnectorLockFailure', 60 * MINUTE)
  tell('cut-off')
  t.match(lastAt(5), { status: 'Faulted', errorCode: 'ConnectorLockFailure', powerW: 0 })
  tell('restore')
  t.match(lastAt(6), { status: 'Faulted', errorCode: 'ConnectorLockFailure' })
  t.match(lastAt(62), { status: 'Available', errorCode: 'NoError' })
})

t.test('nothing is thrown into a bin whose lid is locked, until it is unlocked', async t => {
  const { body, tell, lastAt } = one(smartBin)
  body.bagsPerHour = 0.001
  body.fillTo(0.3)
  tell('lock-lid')
  body.bring(0.4)
  t.ok(Number(lastAt(1)?.fillPercent) < 40)
  tell('unlock-lid')
  body.bring(0.4)
  t.ok(Number(lastAt(2)?.fillPercent) > 60)
})

t.test('a bin reports as often as it was told to', async t => {
  const { tell, saidUntil } = one(smartBin)
  tell('report-every', { minutes: 10 })
  saidUntil(11)
  t.ok(saidUntil(111).length <= 11)
})

t.test('what changes nothing in its world is only answered', async t => {
  const { tell } = one(evCharger)
  t.equal(tell('read-settings'), undefined)
})
