import { pino } from 'pino'
import t from 'tap'
import { pacedLog } from './paced-log.ts'
import { ManualClock } from './testing/manual-clock.ts'

t.test('warnings beyond the pace are left out and counted, and nothing else is', async t => {
  const lines: Record<string, unknown>[] = []
  const clock = new ManualClock()
  const log = pacedLog(pino({ base: null }, { write: line => lines.push(JSON.parse(line)) }), clock, 2)
  for (let n = 1; n <= 5; n++) log.warn({ n }, 'refused')
  log.info({ n: 6 }, 'not a warning')
  t.same(
    lines.map(({ n }) => n),
    [1, 2, 6],
  )
  clock.advance(29_999)
  log.warn({ n: 7 }, 'refused')
  clock.advance(1)
  log.warn({ n: 8 }, 'refused')
  t.match(lines.slice(3), [{ n: 8, leftOut: 4, msg: 'refused' }])
  t.equal(lines.length, 4)
})
