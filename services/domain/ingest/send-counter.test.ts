import t from 'tap'
import { countedSince, LOST_AT_WRAP_MAX } from './send-counter.ts'

const none = { lost: 0, restarted: false }

t.test('what a counter left out was lost', async t => {
  t.same(countedSince(7, 8, 256), none)
  t.same(countedSince(7, 7, 256), none, 'the same message once more')
  t.same(countedSince(7, 11, 256), { lost: 3, restarted: false })
})

t.test('a counter that begins again after its last number goes on', async t => {
  t.same(countedSince(255, 0, 256), none)
  t.same(countedSince(254, 1, 256), { lost: 2, restarted: false })
})

t.test('a counter that begins again elsewhere belongs to a device that was started anew', async t => {
  t.same(countedSince(255, LOST_AT_WRAP_MAX, 256), { lost: LOST_AT_WRAP_MAX, restarted: false })
  t.same(countedSince(255, LOST_AT_WRAP_MAX + 1, 256), { lost: 0, restarted: true })
  t.same(countedSince(100, 0, 256), { lost: 0, restarted: true })
})
