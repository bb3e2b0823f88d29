import t from 'tap'
import { Random } from './random.ts'

const draw = (random: Random, count = 5) => Array.from({ length: count }, () => random.next())

t.test('the same seed gives the same numbers, another seed others', async t => {
  t.same(draw(new Random('42')), draw(new Random('42')))
  t.notSame(draw(new Random('42')), draw(new Random('43')))
})

t.test('a fork does not depend on what was drawn before it', async t => {
  const used = new Random('42')
  draw(used, 100)
  t.same(draw(used.fork('bin')), draw(new Random('42').fork('bin')))
})

t.test('numbers are spread evenly and stay within their bounds', async t => {
  const random = new Random('7')
  const numbers = Array.from({ length: 20_000 }, () => random.between(10, 20))
  const mean = numbers.reduce((sum, one) => sum + one, 0) / numbers.length
  t.ok(Math.abs(mean - 15) < 0.1, `mean ${mean}`)
  t.ok(Math.min(...numbers) >= 10 && Math.max(...numbers) < 20)
  t.ok(Math.min(...numbers) < 10.01 && Math.max(...numbers) > 19.99, 'both ends are reached')
})

t.test('whole numbers include both ends', async t => {
  const random = new Random('8')
  const seen = new Set(Array.from({ length: 200 }, () => random.whole(1, 4)))
  t.same([...seen].sort(), [1, 2, 3, 4])
})

t.test('waiting times have the mean asked for', async t => {
  const random = new Random('9')
  const waits = Array.from({ length: 20_000 }, () => random.wait(100))
  const mean = waits.reduce((sum, one) => sum + one, 0) / waits.length
  t.ok(Math.abs(mean - 100) < 3, `mean ${mean}`)
})

t.test('some picks different ones and never more than there are', async t => {
  const chosen = new Random('10').some(['a', 'b', 'c'], 5)
  t.same(chosen.sort(), ['a', 'b', 'c'])
})
