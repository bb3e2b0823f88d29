import t from 'tap'
import { TIE_BREAKERS, tieBreaker } from './identity.ts'

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
