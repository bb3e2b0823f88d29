import t from 'tap'
import { type DurationMs, HOUR, MINUTE, SECOND } from '../domain/model/time.ts'
import { type Message, replay } from './bin-replay.ts'

// Bins that get hotter than their sensors have a scale for. Each says a temperature at each step, as the byte or the number that
// it sends.

const FROM = Date.UTC(2026, 6, 1)

function burning(everyMs: DurationMs, ...temperatures: unknown[]) {
  const messages = temperatures.map(
    (temperatureC, step): Message => ({ deviceId: 'b', ts: FROM + step * everyMs, said: { temperatureC } }),
  )
  const { episodes } = replay(messages, HOUR)
  return (rule: string) =>
    episodes
      .filter(each => each.rule === rule)
      .map(({ raisedAt, endedAt }) => [
        (raisedAt - FROM) / everyMs,
        endedAt === null ? null : Math.round((endedAt - FROM) / everyMs),
      ])
}

t.test('a bin that gets hotter than a signed byte can say is on fire all the same', async t => {
  const said = burning(30 * SECOND, 20, 21, 20, 60, 90, 115, 124, 180, 230, 231, 232, 233, 234)
  t.same(said('bin-fire'), [[4, null]])
  t.same(said('sensor-fault'), [])
})

t.test('also where it reports by the hour', async t => {
  t.same(burning(HOUR, 20, 21, 20, 22, 21, 80, 120, 230, 240, 250, 250)('bin-fire').length, 1)
  t.same(burning(HOUR, 20, 21, 20, 22, 21, 80, 120, 230, 240, 250, 250)('bin-fire')[0]?.[1], null)
})

t.test('what is above the scale after a bin grew hot is a fire, and no fault of its sensor', async t => {
  const said = burning(30 * SECOND, 20, 21, 45, 300, 400, 500, 600)
  t.same(said('bin-fire'), [[3, null]])
  t.same(said('sensor-fault'), [])
})

t.test('a fire that is above the scale goes on until the bin is cool again', async t => {
  const said = burning(30 * SECOND, 20, 60, 90, 150, 250, 150, 90, 70, 50, 40, 30, 30, 30, 30)
  t.equal(said('bin-fire').length, 1)
  t.not(said('bin-fire')[0]?.[1], null)
})

t.test('a sensor at its wits’ end from a cool bin is a fault of the sensor, and no fire', async t => {
  for (const sentinel of [126, 300, 999, 32767]) {
    const said = burning(HOUR, 20, 21, 20, 22, sentinel, sentinel, sentinel, sentinel)
    t.same(said('bin-fire'), [], `${sentinel}`)
    t.same(said('sensor-fault'), [[6, null]], `${sentinel}`)
  }
})

t.test('frost is frost: a byte of a bin that was not hot is what it is as signed', async t => {
  const said = burning(HOUR, 8, 4, 1, 254, 250, 245, 250, 255, 2, 12, 30, 39, 30)
  t.same([...said('bin-fire'), ...said('sensor-fault')], [])
})

t.test('no value that cannot be ends a fire', async t => {
  for (const value of [-127, '?', null, 1e6]) {
    const said = burning(30 * SECOND, 20, 60, 90, 115, value, value, value, value, value)
    t.same(said('bin-fire'), [[2, null]], JSON.stringify(value))
  }
})

t.test(
  'no bin burns for six hours: after that its sensor is not believed, and no fire is ended by it',
  async t => {
    const ends = (everyMs: DurationMs, value: number, steps: number) =>
      burning(everyMs, 20, 60, 90, 115, ...Array.from({ length: steps }, () => value))
    const minutes = (hours: number) => (hours * HOUR) / (10 * MINUTE)
    t.same(ends(10 * MINUTE, 300, minutes(6) + 1)('sensor-fault'), [], 'within six hours')
    const over = ends(10 * MINUTE, 300, minutes(6) + 4)
    t.equal(over('sensor-fault').length, 1, 'the third report after them')
    t.same(
      over('bin-fire').map(([, endedAt]) => endedAt),
      [null],
    )
  },
)

t.test(
  'a bin that was put out in frost, and of which no cooling was heard, is out after six hours',
  async t => {
    const said = burning(HOUR, 2, 3, 2, 80, 120, ...Array.from({ length: 7 }, () => 254), 253, 254)
    t.equal(said('bin-fire').length, 1)
    const ended = said('bin-fire')[0]?.[1] ?? 0
    t.ok(ended >= 11 && ended <= 13, `ended at hour ${ended}`)
  },
)
