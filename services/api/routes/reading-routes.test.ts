import t from 'tap'
import { DAY, HOUR } from '../../domain/model/time.ts'
import type { History, HistoryQuery } from '../../store/history.ts'
import { bin, noon } from '../testing/samples.ts'
import { asAdmin, startTestServer } from '../testing/test-server.ts'

async function withHistory(history: Partial<History>) {
  const asked: Omit<HistoryQuery, 'metric'>[] = []
  const server = await startTestServer({
    history: {
      series: async query => {
        asked.push(query)
        return (await history.series?.(query)) ?? []
      },
      readings: async query => {
        asked.push(query)
        return (await history.readings?.(query)) ?? []
      },
    },
  })
  const admin = await asAdmin(server.api)
  const { id, ...body } = bin
  await admin('PUT', `/api/devices/${id}`, { payload: body })
  return { asked, get: (query: string) => admin('GET', `/api/devices/bin-1/readings${query}`) }
}

t.test('a metric comes as points with its unit, all as readings', async t => {
  const { get, asked } = await withHistory({
    series: async () => [{ at: noon, value: 40, min: 38, max: 42, last: 41, count: 3 }],
    readings: async () => [{ at: noon, values: { fillPercent: 40, lidOpen: false } }],
  })
  const at = '2026-05-01T12:00:00.000Z'
  t.same((await get('?metric=fillPercent&every=3600000')).json(), {
    metric: 'fillPercent',
    unit: '%',
    points: [{ at, value: 40, min: 38, max: 42, last: 41, count: 3 }],
    more: false,
  })
  t.same((await get('')).json(), {
    readings: [{ at, values: { fillPercent: 40, lidOpen: false } }],
    more: false,
  })
  t.match(asked[0], { device: bin, metric: 'fillPercent', everyMs: HOUR })
  t.match(asked[1], { from: noon + 1 - DAY, to: noon + 1 }, 'the last day, this moment included')
})

t.test('an answer that was cut short says so', async t => {
  const point = (n: number) => ({ at: noon + n, value: n })
  const { get } = await withHistory({ series: async ({ limit }) => [0, 1, 2].slice(0, limit).map(point) })
  t.match((await get('?metric=fillPercent&limit=2')).json(), {
    points: [{ value: 0 }, { value: 1 }],
    more: true,
  })
  t.match((await get('?metric=fillPercent&limit=3')).json(), { more: false })
})

t.test('a flag comes as it was, or in windows with their latest value', async t => {
  const points = [
    { at: noon - DAY, value: true, count: 7 },
    { at: noon, value: false },
  ]
  const { get, asked } = await withHistory({ series: async () => points })
  const { at, ...first } = (await get('?metric=lidOpen&every=3600000')).json().points[0]
  t.same(first, { value: true, count: 7 })
  t.match(asked[0], { metric: 'lidOpen', everyMs: HOUR })
})

t.test('what makes no sense is refused by name', async t => {
  const { get } = await withHistory({})
  const day = 'from=2026-05-01T00:00:00Z&to=2026-05-02T00:00:00Z'
  const refusals: [string, string][] = [
    ['?metric=heartRateBpm', 'METRIC_UNKNOWN'],
    ['?metric=toString', 'METRIC_UNKNOWN'],
    ['?from=2026-05-01T00:00:00Z&to=2026-05-01T00:00:00Z', 'TIME_RANGE_INVALID'],
    [`?metric=fillPercent&${day}&every=60000&limit=1439`, 'TIME_RANGE_INVALID'],
    ['?every=60000', 'TIME_RANGE_INVALID'],
    ['?metric=fillPercent&every=999', 'VALIDATION_FAILED'],
    ['?from=yesterday', 'VALIDATION_FAILED'],
    ['?limit=10001', 'VALIDATION_FAILED'],
  ]
  for (const [query, code] of refusals) t.match((await get(query)).json(), { code }, query)
  t.equal((await get(`?metric=fillPercent&${day}&every=60000&limit=1440`)).statusCode, 200, 'at the edge')
})

t.test('a history that cannot answer is 503, without its inner reasons', async t => {
  const { get } = await withHistory({ series: () => Promise.reject(new Error('ECONNREFUSED 10.0.0.5:8086')) })
  const reply = await get('?metric=fillPercent')
  t.match(reply.json(), { status: 503, code: 'HISTORY_UNAVAILABLE' })
  t.notMatch(reply.body, '10.0.0.5')
})
