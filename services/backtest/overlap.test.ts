import t from 'tap'
import { Overlap } from './overlap.ts'

type Span = readonly [from: number, to: number | null]

const metBy = (alerts: readonly Span[], episodes: readonly Span[]): boolean[] => {
  const overlap = new Overlap(alerts.map(([raisedAt, endedAt]) => ({ raisedAt, endedAt, cause: null })))
  for (const [from, to] of episodes) overlap.episode(from, to)
  return [...overlap.all()].map(([, met]) => met)
}

t.test('an episode meets every alert that it shares a moment with', async t => {
  t.same(
    metBy(
      [
        [0, 9],
        [20, 29],
        [40, null],
      ],
      [[10, 19]],
    ),
    [false, false, false],
  )
  t.same(
    metBy(
      [
        [0, 10],
        [20, 29],
        [40, null],
      ],
      [[10, 19]],
    ),
    [true, false, false],
  )
  t.same(
    metBy(
      [
        [0, 9],
        [19, 29],
        [40, null],
      ],
      [[10, 19]],
    ),
    [false, true, false],
  )
  t.same(
    metBy(
      [
        [0, 9],
        [20, 29],
        [40, null],
      ],
      [[5, 21]],
    ),
    [true, true, false],
  )
  t.same(
    metBy(
      [
        [0, 9],
        [20, 29],
        [40, null],
      ],
      [[5, null]],
    ),
    [true, true, true],
  )
  t.same(
    metBy(
      [
        [0, 9],
        [20, 29],
        [40, null],
      ],
      [[100, 101]],
    ),
    [false, false, true],
    'one that is still open',
  )
  t.same(
    metBy(
      [[0, 100]],
      [
        [1, 2],
        [3, 4],
      ],
    ),
    [true],
    'two within one',
  )
  t.same(metBy([], [[1, 2]]), [])
})
