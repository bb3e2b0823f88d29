import t from 'tap'
import { Backlog } from './backlog.ts'

t.test('a client that takes everything lags by nothing', t => {
  const backlog = new Backlog()
  backlog.sent({ events: 2, bytes: 100, sinceMs: 10 }, 0)
  t.same(backlog.lag(0, 50), { events: 0, ms: 0 })
  t.end()
})

t.test('what waits is told by the bytes that are left, a message of which some is taken counts whole', t => {
  const backlog = new Backlog()
  backlog.sent({ events: 1, bytes: 100, sinceMs: 10 }, 100)
  backlog.sent({ events: 2, bytes: 100, sinceMs: 20 }, 200)
  backlog.sent({ events: 4, bytes: 100, sinceMs: 30 }, 300)
  t.same(backlog.lag(300, 50), { events: 7, ms: 40 })
  t.same(backlog.lag(201, 50), { events: 7, ms: 40 })
  t.same(backlog.lag(200, 50), { events: 6, ms: 30 })
  t.same(backlog.lag(1, 50), { events: 4, ms: 20 })
  t.same(backlog.lag(0, 50), { events: 0, ms: 0 })
  t.end()
})

t.test('what was taken long ago is forgotten when the next is sent', t => {
  const backlog = new Backlog()
  backlog.sent({ events: 1, bytes: 100, sinceMs: 10 }, 100)
  backlog.sent({ events: 2, bytes: 50, sinceMs: 20 }, 50)
  t.same(backlog.lag(50, 50), { events: 2, ms: 30 })
  t.end()
})
