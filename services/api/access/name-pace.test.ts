import t from 'tap'
import { HOUR } from '../../domain/model/time.ts'
import { NamePace, TURN_WAIT_MS_MAX } from './name-pace.ts'

function guessedAt(failures: number) {
  const pace = new NamePace({ failuresFree: 3 })
  for (let n = 0; n < failures; n += 1) pace.failed('wang', 0)
  return pace
}

t.test('below the limit nobody waits', async t => {
  const pace = guessedAt(2)
  t.same([pace.turn('wang', 0), pace.turn('wang', 0)], [0, 0])
})

t.test('at the limit strangers come one after the other, and other names are as ever', async t => {
  const pace = guessedAt(3)
  t.same([pace.turn('wang', 0), pace.turn('wang', 0), pace.turn('wang', 0)], [0, 250, 500])
  t.equal(pace.turn('li', 0), 0)
  t.equal(pace.turn('wang', 10_000), 0, 'whoever comes later finds the way free')
})

t.test('a turn that is too far away is refused and not taken', async t => {
  const pace = guessedAt(3)
  const waits = Array.from({ length: 60 }, () => pace.turn('wang', 0))
  t.equal(waits.filter(waitMs => waitMs <= TURN_WAIT_MS_MAX).length, 41)
  t.equal(pace.turn('wang', 500), TURN_WAIT_MS_MAX - 250, 'those that were refused hold nobody up')
})

t.test('after an hour it is forgotten', async t => {
  const pace = guessedAt(3)
  pace.turn('wang', 0)
  t.equal(pace.turn('wang', HOUR - 1), 0)
  t.equal(pace.turn('wang', HOUR - 1), 250)
  t.same([pace.turn('wang', HOUR), pace.turn('wang', HOUR)], [0, 0])
})

t.test('what it remembers is bounded: the oldest goes first', async t => {
  const pace = new NamePace({ failuresFree: 1, namesMax: 2 })
  for (const name of ['a', 'b', 'c']) pace.failed(name, 0)
  pace.turn('a', 0)
  t.equal(pace.turn('a', 0), 0)
  pace.turn('b', 0)
  t.equal(pace.turn('b', 0), 250)
})
