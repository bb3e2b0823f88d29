import t from 'tap'
import { Turnstile } from './turnstile.ts'

/** A turnstile that lets this many in, and who went in. */
function open(insideMax: number) {
  const turnstile = new Turnstile(insideMax)
  const entered: string[] = []
  const enter = (account: object, name: string, lifeSafety = false) =>
    turnstile.enter(account, lifeSafety, { pass: () => entered.push(name) })
  return { turnstile, entered, enter, leave: () => turnstile.leave() }
}

const [bin, other, band] = [{}, {}, {}]

t.test('as many are inside as may be, and not one more', async t => {
  const { turnstile, entered, enter, leave } = open(2)
  for (const name of ['a', 'b', 'c']) enter(bin, name)
  t.same(entered, ['a', 'b'])
  leave()
  t.same(entered, ['a', 'b', 'c'])
  t.equal(turnstile.inside, 2)
  leave()
  leave()
  t.equal(turnstile.inside, 0)
})

t.test('a call for help enters before everything that waits', async t => {
  const { entered, enter, leave } = open(1)
  for (const name of ['a', 'b', 'c']) enter(bin, name)
  enter(band, 'sos', true)
  for (let i = 0; i < 4; i++) leave()
  t.same(entered, ['a', 'sos', 'b', 'c'])
})

t.test('an account that sends a thousand holds up another one by one', async t => {
  const { entered, enter, leave } = open(1)
  for (let i = 0; i < 1_000; i++) enter(bin, `flood ${i}`)
  enter(other, 'other 1')
  enter(other, 'other 2')
  for (let i = 0; i < 5; i++) leave()
  t.same(entered.slice(0, 6), ['flood 0', 'flood 1', 'other 1', 'flood 2', 'other 2', 'flood 3'])
})

t.test('ten thousand that leave at once do not fill the stack', async t => {
  const turnstile = new Turnstile(1)
  turnstile.enter(bin, false, { pass() {} })
  let passed = 0
  for (let i = 0; i < 10_000; i++) {
    turnstile.enter(bin, false, {
      pass() {
        passed += 1
        turnstile.leave()
      },
    })
  }
  turnstile.leave()
  t.equal(passed, 10_000)
})
