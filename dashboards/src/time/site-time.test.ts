import t from 'tap'
import { siteHour, siteTime } from './site-time.ts'

const at = Date.parse('2026-05-01T16:03:00Z')

t.test('a time is told by the clock of the site, whatever the reader’s is', async t => {
  t.equal(siteTime('zh', 'Asia/Shanghai', 'day-clock', at), '5月2日 00:03')
  t.equal(siteTime('en', 'Asia/Shanghai', 'day-clock', at), '2 May at 00:03')
  t.equal(siteTime('zh', 'Europe/Berlin', 'clock', at), '18:03')
  t.equal(siteTime('zh', 'Asia/Shanghai', 'date', '2026-05-01T15:59:59Z'), '2026年5月1日')
})

t.test('midnight is hour 0', async t => {
  t.equal(siteHour('Asia/Shanghai', at), 0)
  t.equal(siteHour('Asia/Shanghai', at - 4 * 60_000), 23)
})
