import t from 'tap'
import { addSample, countOf, forgetSamples, SAMPLES_MAX, type Samples } from './samples.ts'

const samplesOf = (count: number, windowMs = count): Samples => {
  const samples: Samples = []
  for (let i = 0; i < count; i++) addSample(samples, i, i * 10, windowMs)
  return samples
}

t.test('as many as there may be are all kept, and one more leaves every second that lies close', async t => {
  t.equal(countOf(samplesOf(SAMPLES_MAX)), SAMPLES_MAX)
  const thinned = samplesOf(SAMPLES_MAX + 1, 80) // two milliseconds are close, three are not
  t.equal(countOf(thinned), SAMPLES_MAX / 2 + 1)
})

t.test('the oldest and the newest survive every thinning', async t => {
  for (const count of [SAMPLES_MAX + 1, SAMPLES_MAX + 2, 5_000]) {
    const samples = samplesOf(count)
    t.same([samples[0], samples.at(-2), samples.at(-1)], [0, count - 1, (count - 1) * 10], `${count}`)
    t.ok(countOf(samples) <= SAMPLES_MAX)
  }
})

t.test('what is older than the window goes, and what is as old as it stays', async t => {
  const samples = samplesOf(5)
  forgetSamples(samples, 3)
  t.same(samples, [3, 30, 4, 40])
  forgetSamples(samples, 100)
  t.same(samples, [])
})

t.test('however many there were, the oldest of a window is as old as it, to a fortieth', async t => {
  const samples: Samples = []
  for (let at = 0; at < 10_000; at++) {
    forgetSamples(samples, at - 1_000)
    addSample(samples, at, at, 1_000)
    if (at < 1_000) continue
    if (at - (samples[0] as number) < 1_000 - 1_000 / 40 - 1)
      t.fail(`the oldest at ${at} is of ${samples[0]}`)
  }
  t.ok(countOf(samples) > 40)
})
