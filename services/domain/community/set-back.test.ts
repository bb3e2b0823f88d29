import t from 'tap'
import { APART_MS, SAME_DELAY_MS } from '../ingest/set-back.ts'
import { MINUTE, SECOND } from '../model/time.ts'
import { freeze, thaw } from './snapshot.ts'
import { step } from './step.ts'
import { book, camera, reading, siteWith, T0, words } from './testing/site.ts'

/** A camera whose clock is right at first: what it measured so much before it comes. */
function lane() {
  let community = siteWith(camera)
  const hear = (atMs: number, behindMs: number, vehicleCount: number) =>
    step(community, reading('cam', T0 + atMs - behindMs, { vehicleCount }), T0 + atMs)
  return {
    says: (atMs: number, behindMs: number, vehicleCount: number) => {
      const { acceptance } = hear(atMs, behindMs, vehicleCount)
      return acceptance && [acceptance.standing, acceptance.at - T0]
    },
    comes: (atMs: number, behindMs: number, vehicleCount: number) =>
      words(hear(atMs, behindMs, vehicleCount).changes),
    ticks: (atMs: number) => words(step(community, { type: 'tick' }, T0 + atMs).changes),
    reloads: () => {
      community = thaw(JSON.parse(JSON.stringify(freeze(community))), book)
    },
  }
}

t.test('a car that left while the clock of the camera was set back did not block the lane', async t => {
  const { says, ticks } = lane()
  t.same(says(0, 0, 1), ['live', 0])
  t.same(says(20 * SECOND, 90 * SECOND, 0), ['out-of-order', -70 * SECOND])
  t.same(says(25 * SECOND, 90 * SECOND, 0), ['live', 25 * SECOND])
  t.same(ticks(MINUTE), [])
  t.same(ticks(2 * MINUTE), [])
})

t.test('a camera whose clock was set back goes on being heard', async t => {
  const { says, ticks } = lane()
  says(0, 0, 0)
  const behindMs = 4 * MINUTE
  for (let atMs = MINUTE; atMs < 10 * MINUTE; atMs += MINUTE) {
    says(atMs, behindMs, 0)
    t.same(ticks(atMs + 30 * SECOND), [], 'not offline')
  }
})

t.test('one that came late, or those of one burst, say nothing about a clock', async t => {
  const { says } = lane()
  says(0, 0, 1)
  t.same(says(5 * SECOND, 30 * SECOND, 0)?.[0], 'out-of-order')
  t.same(says(5 * SECOND + APART_MS - 1, 30 * SECOND, 0)?.[0], 'out-of-order', 'of one burst')
  t.same(says(5 * SECOND + APART_MS, 30 * SECOND, 0)?.[0], 'live')
})

t.test('they are late by the same, but for what the way takes', async t => {
  const second = (byMs: number) => {
    const { says } = lane()
    says(0, 0, 1)
    says(5 * SECOND, 30 * SECOND, 0)
    return says(15 * SECOND, 30 * SECOND + byMs, 0)?.[0]
  }
  t.equal(second(SAME_DELAY_MS), 'live')
  t.equal(second(-SAME_DELAY_MS), 'live')
  t.equal(second(SAME_DELAY_MS + 1), 'out-of-order')
  t.equal(second(-SAME_DELAY_MS - 1), 'out-of-order')
})

t.test('what came in order between two that were overtaken is the proof that the clock is right', async t => {
  const { says } = lane()
  says(0, 0, 1)
  says(5 * SECOND, 30 * SECOND, 0)
  says(8 * SECOND, 0, 1)
  t.same(says(15 * SECOND, 30 * SECOND, 0)?.[0], 'out-of-order')
})

t.test('a clock that is put right again is believed again, and a restart forgets none of it', async t => {
  const { says, reloads } = lane()
  says(0, 0, 0)
  says(5 * SECOND, 30 * SECOND, 0)
  reloads()
  t.same(says(15 * SECOND, 30 * SECOND, 0), ['live', 15 * SECOND])
  t.same(says(20 * SECOND, 30 * SECOND, 0), ['live', 20 * SECOND])
  t.same(says(30 * SECOND, 2 * SECOND, 0), ['live', 28 * SECOND])
  t.same(says(31 * SECOND, 10 * SECOND, 0), ['out-of-order', 21 * SECOND])
})

t.test('what is older than the limit for late readings is history, however regular', async t => {
  const { says } = lane()
  says(0, 0, 0)
  for (const atMs of [MINUTE, 2 * MINUTE, 3 * MINUTE])
    t.same(says(atMs, 5 * MINUTE + 1, 1), ['late', atMs - 5 * MINUTE - 1])
})
