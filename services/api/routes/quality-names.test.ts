import t from 'tap'
import { DAY, MINUTE, SECOND } from '../../domain/model/time.ts'
import { reportOf } from '../../domain/quality/report.ts'
import { over } from '../../domain/quality/testing/life.ts'
import { band, bin, noon } from '../testing/samples.ts'
import { asAdmin, startTestServer } from '../testing/test-server.ts'

const lives = [bin, band].flatMap(({ id: deviceId }) =>
  [3, 2, 1].map(i => over(noon - i * MINUTE * 20, 5 * SECOND, { site: 'site-1', deviceId })),
)

async function withBoth() {
  const server = await startTestServer({ quality: { report: async query => reportOf(lives, query) } })
  const admin = await asAdmin(server.api)
  for (const { id, ...payload } of [bin, band]) await admin('PUT', `/api/devices/${id}`, { payload })
  const { token } = (
    await admin('POST', '/api/keys', {
      payload: { name: 'board', role: 'administrator', scope: 'all', rights: ['quality.read'] },
    })
  ).json()
  const headers = { authorization: `Bearer ${token}` }
  const byKey = (query: string) =>
    server.api.inject({ method: 'GET', url: `/api/alarm-quality${query}`, headers })
  const looks = async () =>
    (await server.accounts.looks(band.id, 9)).map(({ username, what }) => [username, what])
  return { ...server, admin, byKey, looks }
}

t.test('how often a band alarms is not told to a key that may not know of health', async t => {
  const { byKey, looks } = await withBoth()
  for (const query of ['', '?by=device', '?by=rule']) {
    const reply = await byKey(query)
    t.equal(reply.json().alarms, 6, 'the figures are of all')
    t.match(reply.body, bin.id)
    t.notMatch(reply.body, band.id, query)
  }
  t.equal((await byKey(`?device=${band.id}`)).json().code, 'NOT_ALLOWED')
  t.notOk((await looks()).some(([who]) => who === 'key:board'))
})

t.test('who is told which bands it comes from has looked at them', async t => {
  const { admin, looks, clock } = await withBoth()
  clock.now += DAY
  t.match((await admin('GET', '/api/alarm-quality')).body, band.id)
  t.same((await looks())[0], ['admin', 'figures'])
})
