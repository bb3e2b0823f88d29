import t from 'tap'
import { ALARMS, burstMs, HARMONICS } from './patterns.ts'
import { tonesOf } from './schedule.ts'

t.test('each pulse is its pitch and the multiples of it, one after the other in their spacing', async t => {
  const tones = tonesOf(ALARMS.medium, 1)
  t.equal(tones.length, 3 * HARMONICS.length)
  t.same([...new Set(tones.map(({ startS }) => startS))], [0, 0.4, 0.8])
  t.same(
    tones.slice(0, 2).map(({ hz }) => hz),
    [523.25, 1_046.5],
  )
  for (const { startS, risenS, fallS, endS } of tones) t.ok(startS < risenS && risenS < fallS && fallS < endS)
})

t.test('all tones of a pulse together are never louder than the volume', async t => {
  const together = tonesOf(ALARMS.high, 0.5)
    .filter(({ startS }) => startS === 0)
    .reduce((sum, { gain }) => sum + gain, 0)
  t.ok(Math.abs(together - 0.5) < 1e-9)
})

t.test('a burst is as long as its pulses and what lies between them', async t => {
  t.equal(burstMs(ALARMS.medium), 3 * 200 + 2 * 200)
  t.equal(burstMs(ALARMS.high), 10 * 150 + 6 * 100 + 2 * 350 + 700)
})
