import t from 'tap'
import {
  freezeIngestMemory,
  INGEST_TO,
  isRemembered,
  newIngestMemory,
  RECENT_READINGS,
  rememberStamped,
  thawIngestMemory,
} from './memory.ts'

const row = () => ({ numbers: new Float64Array(INGEST_TO), start: 0 })
const remembering = (stamps: readonly number[]) => {
  const memory = newIngestMemory(row())
  for (const stamp of stamps) rememberStamped(memory, stamp, stamp * 10)
  return memory
}
const upTo = (count: number) => Array.from({ length: count }, (_, i) => i + 1)

t.test('a repeat is recognised so many readings back, and no further', async t => {
  const memory = remembering(upTo(RECENT_READINGS))
  t.equal(isRemembered(memory, 1, 10), true)
  rememberStamped(memory, 100, 1_000)
  t.equal(isRemembered(memory, 1, 10), false)
  t.equal(isRemembered(memory, 2, 20), true)
})

t.test('a stamp that is not the newest is looked for, also where one far ahead came between', async t => {
  const memory = remembering([5, 9_999, 7])
  t.equal(isRemembered(memory, 7, 70), true)
  t.equal(isRemembered(memory, 9_999, 99_990), true)
  t.equal(isRemembered(memory, 8, 80), false)
})

t.test('a snapshot keeps them in their order, however often the ring went round', async t => {
  for (const count of [0, 1, RECENT_READINGS - 1, RECENT_READINGS, 100]) {
    const memory = remembering(upTo(count))
    const frozen = JSON.parse(JSON.stringify(freezeIngestMemory(memory)))
    t.same(
      frozen.recent,
      upTo(count)
        .slice(-RECENT_READINGS)
        .map(stamp => stamp * 10),
      `${count}`,
    )
    const back = thawIngestMemory(frozen, row())
    for (const each of [memory, back]) rememberStamped(each, 500, 5_000)
    t.same(freezeIngestMemory(back), freezeIngestMemory(memory), `${count} and one more`)
  }
})

t.test(
  'an older snapshot names no stamps: what it remembers is recognised until it is forgotten',
  async t => {
    const memory = thawIngestMemory({ recent: [10, 20], newestAt: 1 }, row())
    t.equal(isRemembered(memory, 2, 20), true, 'though no stamp is known to be as new')
    for (const stamp of upTo(RECENT_READINGS)) rememberStamped(memory, 100 + stamp, 1)
    t.equal(isRemembered(memory, 2, 20), false)
    t.notOk(freezeIngestMemory(memory).stampsUnseen, 'from here on a newer stamp is no repeat')
  },
)
