import t from 'tap'
import { DAY, MINUTE, SECOND } from '../../domain/model/time.ts'
import { reportOf } from '../../domain/quality/report.ts'
import { over } from '../../domain/quality/testing/life.ts'
import type { AlarmQuality } from '../../store/quality.ts'
import { bin, noon } from '../testing/samples.ts'
import { asAdmin, startTestServer } from '../testing/test-server.ts'
import { GAUGED_EVERY_MS } from './quality-gauges.ts'

const lives = [3, 2, 1].map(i =>
  over(noon - i * MINUTE, SECOND, { site: 'site-1', takenAt: noon, takenBy: 'li' }),
)

async function withGauges(report: AlarmQuality['report']) {
  let asked = 0
  const quality: AlarmQuality = {
    report: query => {
      asked++
      return report(query)
    },
  }
  const server = await startTestServer({ quality })
  const admin = await asAdmin(server.api)
  const { id: _, ...body } = bin
  await admin('PUT', '/api/devices/bin-1', { payload: body })
  await admin('PUT', '/api/devices/bin-2', { payload: { ...body, site: 'site-2' } })
  return { ...server, text: async () => (await admin('GET', '/metrics')).body, asked: () => asked }
}

t.test('each site has the figures of its last day, a quiet one too', async t => {
  const periods: unknown[] = []
  const { text } = await withGauges(async query => {
    periods.push(query.period)
    return reportOf(lives, query)
  })
  const shown = await text()
  t.same(periods, [{ from: noon - DAY, to: noon }])
  t.match(shown, /^linli_alarms_per_10_minutes_peak\{site="site-1"\} 3$/m)
  t.match(shown, /^linli_alarms_per_10_minutes_peak\{site="site-2"\} 0$/m)
  t.match(shown, /^linli_alarms_fleeting\{site="site-1"\} 3$/m)
  t.match(shown, /^linli_alarm_acknowledge_seconds\{site="site-1"\} 120$/m)
  t.match(shown, /^linli_alarm_figures_bad\{site="site-1"\} 1$/m)
  t.notMatch(shown, /linli_alarm_acknowledge_seconds\{site="site-2"\}/, 'nobody acknowledged anything')
})

t.test('they are worked out once in a while, however many ask', async t => {
  const { text, asked, clock } = await withGauges(async query => reportOf(lives, query))
  await Promise.all([text(), text()])
  clock.now += GAUGED_EVERY_MS - 1
  await text()
  t.equal(asked(), 1)
  clock.now += 1
  await text()
  t.equal(asked(), 2)
})

t.test('a day with too many alerts has no figures, and the other metrics are there', async t => {
  const { text } = await withGauges(async () => undefined)
  const shown = await text()
  t.notMatch(shown, /linli_alarms_fleeting\{/)
  t.match(shown, /^linli_feed_clients 0$/m)
})
