import t from 'tap'
import { ALARMS, burstMs, HARMONICS } from './patterns.ts'
import { mayBegin, REST_MS_MIN, tonesOf } from './schedule.ts'

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

t.test('a burst is heard again for what is new only after the silence that must follow it', async t => {
  const last = { pattern: ALARMS.high, atMs: 1_000 }
  const over = 1_000 + burstMs(ALARMS.high)
  t.ok(mayBegin(ALARMS.high, undefined, 0))
  t.notOk(mayBegin(ALARMS.high, last, over))
  t.notOk(mayBegin(ALARMS.high, last, over + REST_MS_MIN - 1))
  t.ok(mayBegin(ALARMS.high, last, over + REST_MS_MIN))
  t.ok(
    mayBegin(ALARMS.high, { pattern: ALARMS.medium, atMs: 1_000 }, 1_001),
    'what is more urgent does not wait',
  )
})
