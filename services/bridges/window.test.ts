import t from 'tap'
import { Window } from './window.ts'

t.test('answers go out in the order in which messages came, whatever is settled first', async t => {
  const window = new Window({ inFlightMax: 10, inFlightBytesMax: 100 })
  const answered: number[] = []
  const settle = [1, 2, 3].map(n => window.add(1, () => answered.push(n)))
  settle[1]?.()
  t.same(answered, [])
  settle[0]?.()
  t.same(answered, [1, 2])
  t.equal(window.length, 1)
})

for (const [what, bytes] of [
  ['so many messages', 1],
  ['so many bytes', 50],
] as const)
  t.test(`${what} may wait, and one more when the first is answered`, async t => {
    const window = new Window({ inFlightMax: 2, inFlightBytesMax: 100 })
    const settle = window.add(bytes, () => {})
    t.notOk(window.isFull)
    window.add(bytes, () => {})
    t.ok(window.isFull)
    let isRoom = false
    window.whenRoom(() => {
      isRoom = true
    })
    t.notOk(isRoom)
    settle()
    t.ok(isRoom)
  })
