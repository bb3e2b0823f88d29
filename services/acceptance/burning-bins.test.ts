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

t.test('the byte of a fire that is read as frost ends no fire either, after six hours', async t => {
  const bytes = Array.from({ length: 30 }, (_, i) => 230 + (i % 3))
  const quarters = burning(15 * MINUTE, 20, 60, 90, 115, ...bytes)
  t.equal(quarters('bin-fire').length, 1)
  t.equal(quarters('bin-fire')[0]?.[1], null)
  t.equal(quarters('sensor-fault').length, 1)
  t.equal(quarters('sensor-fault')[0]?.[0], 4 + 6 * 4 + 3, 'the third report after six hours')
  const cooled = burning(15 * MINUTE, 20, 60, 90, 115, ...bytes, 8, 7)
  t.equal(cooled('bin-fire')[0]?.[1], 34, 'a value that can be believed ends it')
})

t.test('a bin that was put out in frost is out with the first value that is no such byte', async t => {
  const said = burning(HOUR, 2, 3, 2, 80, 120, ...Array.from({ length: 7 }, () => 254), 253, 254, 1, 2)
  t.equal(said('bin-fire').length, 1)
  t.equal(said('bin-fire')[0]?.[1], 14)
})

t.test('one spike in frost that is sent as unsigned bytes is no fire', async t => {
  for (const spike of [45, 85, 120]) {
    const said = burning(30 * SECOND, 1, 0, 255, 254, spike, 254, 253, 252, 252, 252)
    t.same([...said('bin-fire'), ...said('sensor-fault')], [], `${spike}`)
  }
  t.same(burning(30 * SECOND, 1, 0, 255, 45, 255, 254, 254)('bin-fire'), [])
})

t.test('by the hour such a spike is the fire of an hour, as it is where the bytes are signed', async t => {
  const byHour = (...frost: number[]) => burning(HOUR, 1, 0, ...frost)('bin-fire')
  t.same(byHour(255, 254, 85, 254, 253, 252, 252, 252), byHour(-1, -2, 85, -2, -3, -4, -4, -4))
  t.equal(byHour(255, 254, 85, 254, 253, 252)[0]?.[1], 5)
})

t.test('a jump that its thermometer has no scale for confirms is a fire', async t => {
  t.same(burning(30 * SECOND, 20, 21, 22, 120, 230, 240)('bin-fire'), [[4, null]])
  t.same(burning(HOUR, 20, 21, 22, 120, 230, 240)('bin-fire').length, 1)
})

t.test('one impossible value of a bin in the sun is no fire, however long nothing follows', async t => {
  for (const impossible of [126, 180, 230, 300, 32767]) {
    const said = burning(HOUR, 38, 41, 42, impossible, 42, 42, 42)
    t.same([...said('bin-fire'), ...said('sensor-fault')], [], `${impossible}`)
  }
})

t.test('a lost probe of a bin in the sun says the same for ever: its sensor is not believed', async t => {
  for (const impossible of [126, 230, 255, 300, -127]) {
    const said = burning(HOUR, 38, 41, 42, ...Array.from({ length: 9 }, () => impossible))
    t.same(said('bin-fire'), [], `${impossible}`)
    t.same(said('sensor-fault'), [[5, null]], `${impossible}`)
  }
})

t.test('a fire that begins above the scale of a warm bin is told with its second word', async t => {
  for (const fire of [
    [130, 180],
    [130, 110],
    [230, 231],
    [230, 180],
    [300, 300, 301],
  ])
    t.same(burning(HOUR, 38, 41, 42, ...fire, 70)('bin-fire')[0]?.[0], 2 + fire.length, `${fire}`)
})

t.test('a byte of a bin that was warm before a long silence is frost', async t => {
  const said = burning(7 * HOUR, 38, 41, 42, 250, 251, 250, 249, 248)
  t.same(said('bin-fire'), [])
})

/** Pairs in which the message that says how hot it is comes after a newer one about something else. */
function overtaken(...temperatures: number[]) {
  const at = (step: number) => FROM + step * 30 * SECOND
  const messages = temperatures.flatMap((temperatureC, step): Message[] => [
    { deviceId: 'b', ts: at(step) + SECOND, said: { fillPercent: 30 } },
    { deviceId: 'b', ts: at(step), said: { temperatureC } },
  ])
  return replay(
    [{ deviceId: 'b', ts: FROM - MINUTE, said: { temperatureC: 42 } }, ...messages],
    HOUR,
  ).episodes.map(({ rule, raisedAt, endedAt }) => [
    rule,
    Math.round((raisedAt - FROM) / (30 * SECOND)),
    endedAt,
  ])
}

t.test('a fire above the scale is told though each of its messages was overtaken', async t => {
  for (const fire of [
    [130, 180, 230, 240],
    [59, 60, 230, 231],
    [230, 231],
  ]) {
    const told = overtaken(...fire)
    t.same(
      told.map(([rule]) => rule),
      ['bin-fire'],
      `${fire}`,
    )
    t.equal(told[0]?.[2], null)
  }
  t.equal(overtaken(130, 180, 230, 240)[0]?.[1], 1, 'with the second word')
})

t.test('a lost probe, and frost, are no fire though they come late', async t => {
  t.same(overtaken(300, 300, 300, 300), [])
  t.same(overtaken(130), [])
  t.same(overtaken(130, 42), [])
})
