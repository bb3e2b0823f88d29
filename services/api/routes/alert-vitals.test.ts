import t from 'tap'
import { HOUR, MINUTE } from '../../domain/model/time.ts'
import type { History } from '../../store/history.ts'
import { raisedChange } from '../../testing/sample-alert.ts'
import { alertOf, band, bin, noon, raised } from '../testing/samples.ts'
import { asAdmin, startTestServer } from '../testing/test-server.ts'
import { alertVitals } from '../wire/alert-vitals.ts'

type Series = History['series']

async function vitalsOf(
  series: Series,
  readings: readonly (readonly [backMs: number, values: Record<string, number>])[] = [],
) {
  const { api, community, accounts } = await startTestServer({
    history: { series, readings: async () => [] },
  })
  const admin = await asAdmin(api)
  const { id, ...body } = band
  await admin('PUT', `/api/devices/${id}`, { payload: body })
  const alert = alertOf('a-1', band)
  const seen = readings.map(([backMs, values]) => ({ at: noon - backMs, values }))
  await community.raise(raisedChange({ ...alert, evidence: { ...alert.evidence, readings: seen } }))
  await community.raise(raised('a-2', bin))
  const ask = async (of: string) => alertVitals.parse((await admin('GET', `/api/alerts/${of}/vitals`)).json())
  return { ask, accounts }
}

const nothing: Series = async () => []

t.test(
  'what was measured just before stands in the alert, what is older is looked up, and the rest is unknown',
  async t => {
    const asked: string[] = []
    const { ask, accounts } = await vitalsOf(
      async ({ metric, from, to }) => {
        asked.push(`${metric} ${(to - from - 1) / MINUTE}`)
        return metric === 'systolicMmHg' && to - from > 2 * HOUR ? [{ at: noon - 2 * HOUR, value: 95 }] : []
      },
      [
        [60_000, { heartRateBpm: 120, spo2Percent: 91 }],
        [0, { heartRateBpm: 118 }],
      ],
    )
    const { vitals, total, known } = await ask('a-1')
    const told = vitals.filter(({ value }) => value !== null)
    t.same(
      told.map(({ metric, value, at, points }) => [metric, value, at, points]),
      [
        ['spo2Percent', 91, '2026-05-01T11:59:00.000Z', 3],
        ['systolicMmHg', 95, '2026-05-01T10:00:00.000Z', 2],
        ['heartRateBpm', 118, '2026-05-01T12:00:00.000Z', 2],
      ],
    )
    t.same([total, known, vitals.length], [7, 3, 7])
    t.ok(asked.includes('systolicMmHg 240') && asked.includes('respirationPerMin 15'))
    t.notOk(
      asked.some(one => one.startsWith('heartRate')),
      'what is known is not looked up',
    )
    t.match(await accounts.looks('band-1', 9), [{ what: 'readings' }, { what: 'alert' }], 'and it is a look')
  },
)

t.test('a value that is too old is unknown, and no score is made of nothing', async t => {
  const { ask } = await vitalsOf(nothing, [[15 * MINUTE + 1, { heartRateBpm: 118 }]])
  t.match(await ask('a-1'), { total: null, known: 0 })
  const { ask: edge } = await vitalsOf(nothing, [[15 * MINUTE, { heartRateBpm: 118 }]])
  t.match(await edge('a-1'), { total: 2, known: 1 })
})

t.test('of a bin nothing is known, and an alert that is not there has no wearer', async t => {
  const { ask } = await vitalsOf(nothing)
  t.match(await ask('a-2'), { total: null, known: 0 })
  const { api } = await startTestServer()
  const admin = await asAdmin(api)
  t.match((await admin('GET', '/api/alerts/none/vitals')).json(), { code: 'ALERT_NOT_FOUND' })
})
