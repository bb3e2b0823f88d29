import t from 'tap'
import { perFrame } from './per-frame.ts'

/** Frames that come when the test says so. */
function frames() {
  const due: (() => void)[] = []
  return {
    later: (work: () => void) => {
      due.push(work)
      return () => void due.splice(due.indexOf(work), 1)
    },
    next: () => due.at(0)?.(),
    count: () => due.length,
  }
}

t.test('what comes within one frame is taken at once, in its order', async t => {
  const taken: number[][] = []
  const { later, next, count } = frames()
  const batch = perFrame<number>(items => taken.push([...items]), later)
  batch.add([1, 2])
  batch.add([3])
  t.same(taken, [])
  t.equal(count(), 1, 'one frame is asked for')
  next()
  t.same(taken, [[1, 2, 3]])
  batch.add([4])
  next()
  t.same(taken, [[1, 2, 3], [4]])
  t.equal(count(), 0)
})

t.test('what waits at the end is taken then', async t => {
  const taken: number[][] = []
  const { later, count } = frames()
  const batch = perFrame<number>(items => taken.push([...items]), later)
  batch.add([1])
  batch.end()
  t.same(taken, [[1]])
  t.equal(count(), 0)
})
