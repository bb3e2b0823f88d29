import t from 'tap'
import { fingerprint, TIE_BREAKERS, tieBreaker } from './identity.ts'

const NOW = 1_700_000_000_123
const reading = (ts: number | undefined, temperatureC: number) => ({
  deviceId: 'lamp-1',
  values: { temperatureC },
  ...(ts !== undefined && { ts }),
})
const live = { standing: 'live', at: NOW } as const

t.test(
  'a reading at its own stamp has the same number whenever it comes, and another one has another',
  async t => {
    const first = tieBreaker(reading(NOW, 1), live, 41)
    t.equal(tieBreaker(reading(NOW, 1), { ...live, standing: 'late' }, 9_000_041), first)
    t.equal(tieBreaker(reading(NOW, 1), { ...live, at: NOW + 500, mark: 'moved-on' }, 42), first)
    t.not(tieBreaker(reading(NOW, 2), live, 41), first)
  },
)

t.test(
  'of readings that are put at one time of arrival no two have one number, nor that of a stamp',
  async t => {
    const count = 20_000
    const numbers = new Set<number>()
    for (let n = 0; n < count; n++) numbers.add(tieBreaker(reading(NOW + 1 + n, n), live, n))
    t.equal(numbers.size, count, 'their clock is a little ahead')
    for (let n = 0; n < count; n++) {
      numbers.add(tieBreaker(reading(undefined, n), live, count + n))
    }
    t.equal(numbers.size, 2 * count, 'they have no stamp')
    for (let n = 0; n < count; n++) {
      if (numbers.has(tieBreaker(reading(NOW, n), live, n))) t.fail(`reading ${n} of that very stamp`)
    }
    t.ok([...numbers].every(number => number >= 0 && number < TIE_BREAKERS))
  },
)

t.test('readings that differ in little have other fingerprints', async t => {
  const seen = new Set<number>()
  let made = 0
  const note = (ts: number, values: Readonly<Record<string, number | string | boolean>>) => {
    seen.add(fingerprint(ts, values))
    made += 1
  }
  for (let n = 0; n < 20_000; n++) {
    note(NOW, { fillPercent: n })
    note(NOW, { fillPercent: -1 - n / 8 })
    note(NOW + n, { fillPercent: 0.5 })
    note(NOW, { plate: `A${n}` })
    note(NOW, { plate: `${n}A` })
    note(NOW, { label: `A${n}`, open: n % 2 === 0 })
  }
  for (const values of [
    { a: true },
    { a: false },
    { b: true },
    { a: 1 },
    { a: 'ab' },
    { a: 'ba' },
    { a: 'a', b: 'b' },
    { a: 'b', b: 'a' },
  ])
    note(NOW, values)
  t.equal(seen.size, made)
})
