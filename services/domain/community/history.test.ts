import t from 'tap'
import { PACKET_MEMORY_MS, RECENT_PACKETS } from '../ingest/judge.ts'
import type { Input } from '../model/input.ts'
import type { Values } from '../model/reading.ts'
import { DAY, HOUR, MINUTE, SECOND } from '../model/time.ts'
import { step } from './step.ts'
import { band, bin, camera, command, reading, siteWith, T0, words } from './testing/site.ts'

t.test('a late reading is history, and a late call for help is still an alert with its delay', async t => {
  const community = siteWith(bin, band)
  const now = T0 + 5 * HOUR
  const late = step(community, reading('bin', T0, { fillPercent: 99 }), now)
  t.equal(late.acceptance?.standing, 'late')
  t.same(late.changes, [])
  const help = step(community, reading('band', T0, { sos: true, heartRateBpm: 20 }), now)
  t.equal(help.acceptance?.standing, 'late')
  t.same(words(help.changes), ['raised sos'])
  t.equal(help.changes[0]?.alert.evidence.delayMs, 5 * HOUR)
})

t.test('a late fall that was cancelled in the same backlog becomes no critical', async t => {
  const community = siteWith(band)
  const now = T0 + 5 * HOUR
  t.same(words(step(community, reading('band', T0, { fall: true }), now).changes), ['raised fall'])
  const cancelled = reading('band', T0 + 20 * SECOND, { fallCancelled: true })
  t.same(words(step(community, cancelled, now + SECOND).changes), ['cleared fall'])
  t.same(words(step(community, { type: 'tick' }, now + HOUR).changes), ['raised offline'])
})

const worn = () => {
  const community = siteWith(band)
  return (atS: number, measuredS: number, values: Values) =>
    words(step(community, reading('band', T0 + measuredS * SECOND, values), T0 + atS * SECOND).changes)
}

t.test('what the wearer took back before a fall and is heard after it takes nothing back', async t => {
  const comes = worn()
  t.same(comes(10, 10, { fall: true }), ['raised fall'])
  t.same(comes(15, 9, { fallCancelled: true }), [])
  t.same(comes(16, 11, { heartRateBpm: 80 }), [])
  t.same(
    comes(17, 10, { fallCancelled: true }),
    ['cleared fall'],
    'measured with the fall, and heard after it',
  )
})

t.test('steps of before a fall that are heard after it are no sign that the wearer moves', async t => {
  const comes = worn()
  comes(0, 0, { steps: 1_000 })
  t.same(comes(10, 10, { fall: true }), ['raised fall'])
  t.same(comes(20, 5, { steps: 900 }), [])
  t.same(comes(30, 30, { steps: 1_000 }), [])
  t.same(comes(75, 75, { heartRateBpm: 80 }), ['severity-changed fall'], 'confirmed')
})

t.test('a late call of another sort does not make one fall two', async t => {
  const comes = worn()
  t.same(comes(10, 10, { fall: true }), ['raised fall'])
  t.same(comes(12, 12, { fall: true, fallCancelled: true }), ['cleared fall'])
  t.same(comes(14, 8, { sos: true, steps: 5 }), ['raised sos'])
  t.same(comes(16, 16, { fall: true }), [])
})

t.test('what is heard late of another time does not make one fall two', async t => {
  const comes = worn()
  t.same(comes(10, 10, { fall: true }), ['raised fall'])
  t.same(comes(12, 12, { fall: true, fallCancelled: true }), ['cleared fall'])
  t.same(comes(14, 8, { fall: false, heartRateBpm: 80 }), [])
  t.same(comes(16, 16, { fall: true }), [], 'the band goes on reporting what was taken back')
})

t.test('the same reading again is the same reading; the same values later are another', async t => {
  const community = siteWith(bin)
  step(community, reading('bin', T0, { fillPercent: 95 }), T0)
  const again = step(community, reading('bin', T0, { fillPercent: 95 }), T0 + SECOND)
  t.same([again.acceptance?.standing, again.changes], ['repeated', []])
  const other = step(community, reading('bin', T0 + 2 * SECOND, { fillPercent: 95 }), T0 + 2 * SECOND)
  t.same(words(other.changes), ['severity-changed bin-full'])
})

t.test('an SOS that was settled is not made again by sending it again, however much later', async t => {
  const community = siteWith(band)
  step(community, reading('band', T0, { sos: true }), T0)
  step(community, command({ action: 'resolve' }), T0 + SECOND)
  for (let i = 1; i <= 100; i++) {
    step(community, reading('band', T0 + i * SECOND, { heartRateBpm: 70, steps: i }), T0 + i * SECOND)
  }
  const again = step(community, reading('band', T0, { sos: true }), T0 + 101 * SECOND)
  t.equal(again.acceptance?.standing, 'out-of-order')
  t.same(again.changes, [])
})

t.test('a device of which nothing but history comes is silent', async t => {
  const community = siteWith(camera)
  for (let i = 0; i < 5; i++) {
    const at = T0 + i * SECOND
    t.same(step(community, reading('cam', at - HOUR, { vehicleCount: i }), at).changes, [])
  }
  t.same(words(step(community, { type: 'tick' }, T0 + 3 * MINUTE).changes), ['raised offline'])
})

t.test('a stamp from the future counts as now and is marked', async t => {
  const community = siteWith(bin)
  const { acceptance } = step(community, reading('bin', T0 + 10 * 365 * DAY, { fillPercent: 5 }), T0 + SECOND)
  t.same(acceptance, { standing: 'live', at: T0 + SECOND, mark: 'future-clamped' })
})

const packet = (id: number, dup = false): Input => ({
  type: 'reading',
  reading: { deviceId: 'band', values: { sos: true }, packet: `band kept ${id}`, ...(dup && { dup }) },
})

t.test('as many as may be in flight are known again when they are sent again without a stamp', async t => {
  const community = siteWith(band)
  for (let id = 1; id <= RECENT_PACKETS; id++) step(community, packet(id), T0 + id)
  const again = (id: number) => step(community, packet(id, true), T0 + 2 * MINUTE).acceptance?.standing
  for (const id of [1, 500, RECENT_PACKETS]) t.equal(again(id), 'repeated')
  t.equal(again(RECENT_PACKETS + 1), 'live')
  t.equal(again(1), 'live', 'the oldest is forgotten')
})

t.test('an SOS under the message id of an old one is a new one', async t => {
  const community = siteWith(band)
  step(community, packet(1), T0)
  t.equal(step(community, packet(1, true), T0 + PACKET_MEMORY_MS).acceptance?.standing, 'repeated')
  const later = step(community, packet(1, true), T0 + PACKET_MEMORY_MS + 1)
  t.equal(later.acceptance?.standing, 'live')
})
