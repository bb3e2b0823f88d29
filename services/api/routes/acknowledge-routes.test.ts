import t, { type Test } from 'tap'
import type { Alert } from '../../domain/model/alert.ts'
import { Links } from '../../notify/links.ts'
import type { NoticeRecord } from '../../store/notice-store.ts'
import { noNotices } from '../testing/no-notices.ts'
import { noon, raised } from '../testing/samples.ts'
import { startTestServer } from '../testing/test-server.ts'

const record = (more: Partial<NoticeRecord> = {}): NoticeRecord => ({
  ...{
    id: 'site-1-1/2',
    alertId: 'site-1-1',
    site: 'site-1',
    person: 'lin',
    why: 'raised',
    step: 1,
    round: 1,
  },
  ...{ severity: 'high', isLifeSafety: false, by: null, decidedAt: noon, queuedAt: noon, state: 'sent' },
  ...{ reason: null, endedAt: noon, cancelledAt: null, acknowledgedAt: null, acknowledgedBy: null },
  ...{ digest: null, linkUsedAt: null },
  ...more,
})

const MINUTE = 60_000

/** A server with one alert, one notice of it to `lin`, and the path of its link. */
async function linked(t: Test, more: Partial<NoticeRecord> = {}, linksPerMinuteMax = 100) {
  const notices = new Map([record(more)].map(one => [one.id, one]))
  const clock = { now: noon }
  const links = new Links({
    store: {
      get: async id => {
        const notice = notices.get(id)
        return notice && { notice, attempts: [], screens: [] }
      },
      linkKey: async () => new Uint8Array(32).fill(7),
    },
    limits: { publicUrl: 'https://linli.example', validMs: 60 * MINUTE, perMinuteMax: linksPerMinuteMax },
    now: () => clock.now,
  })
  const useLink = async (id: string, at: number) => {
    const notice = notices.get(id)
    if (notice === undefined || notice.linkUsedAt !== null) return false
    notices.set(id, { ...notice, linkUsedAt: at })
    return true
  }
  const arrived: string[] = []
  const server = await startTestServer({
    override: {
      notices: {
        ...noNotices,
        ledger: { list: async () => ({ files: [], total: 0 }), useLink },
        arrived: async notice => void arrived.push(notice),
        readLink: token => links.read(token),
        linksPerMinuteMax,
      },
    },
  })
  t.teardown(() => server.api.close())
  await server.accounts.savePerson({ ...LIN })
  await server.community.raise(raised('site-1-1'))
  const url = await links.urlFor(record(more))
  const path = url?.slice('https://linli.example'.length) ?? ''
  const ask = (method: 'GET' | 'POST' | 'HEAD', at = path) =>
    server.api.inject({
      method,
      url: at,
      ...(method === 'POST' && {
        headers: { 'content-type': 'application/x-www-form-urlencoded' },
        payload: '',
      }),
    })
  const alert = async () =>
    (await server.community.alerts.get('site-1-1')) as {
      alert: Alert
      events: readonly { actor: string; type: string }[]
    }
  return { ...server, clock, path, ask, alert, notices, arrived }
}

const LIN = {
  username: 'lin',
  passwordHash: '',
  role: 'grid-worker',
  scope: [{ site: 'site-1', zones: [] }],
  displayName: 'Lin Xiaoyu',
  language: 'zh',
  disabled: false,
  mustChangePassword: false,
} as const

t.test('opening the link shows one button and changes nothing, however often', async t => {
  const { ask, alert } = await linked(t)
  for (const method of ['HEAD', 'GET', 'GET'] as const) t.equal((await ask(method)).statusCode, 200)
  const { body, headers } = await ask('GET')
  t.match(body, '<form method="post">')
  t.match(body, '需要帮助')
  t.match(body, 'gate')
  t.notMatch(body, /lin\b|Lin Xiaoyu|bin-1|script/i, 'nobody is named, nothing runs')
  t.match(
    headers['content-security-policy'],
    /default-src 'none'.*form-action 'self'.*frame-ancestors 'none'/,
  )
  t.equal(headers['referrer-policy'], 'no-referrer')
  t.equal(headers['cache-control'], 'no-store')
  t.equal((await alert()).alert.handling, 'new')
})

t.test('where somebody is to go is said by name', async t => {
  const { ask, community } = await linked(t)
  const zone = { id: 'gate', sort: 'building', name: { en: 'Building 3 <east>', zh: '3号楼' } } as const
  const entry = { what: 'zone', zone } as const
  await new Promise(done =>
    community.intake.submit('site-1', { type: 'roster-saved', entry, actor: 'admin' }, done),
  )
  const { body } = await ask('GET')
  t.match(body, '需要帮助：3号楼</p>')
  t.match(body, 'Help is needed: Building 3 &#60;east&#62;</p>')
  t.notMatch(body, 'gate')
})

t.test('its button acknowledges in the name of the one who was told, once', async t => {
  const { ask, alert, arrived } = await linked(t)
  t.match(await ask('POST'), { statusCode: 200, body: /已确认/ })
  const { alert: taken, events } = await alert()
  t.equal(taken.handling, 'acknowledged')
  t.match(events.at(-1), { type: 'acknowledged', actor: 'lin' })
  t.same(arrived, ['site-1-1/2'], 'so it arrived where it was sent')
  t.match(await ask('POST'), { statusCode: 410, body: /已使用过/ })
  t.match(await ask('GET'), { statusCode: 410, body: /已使用过/ })
})

t.test(
  'the page says what the button does, no more: it acknowledges, and nobody has it in hand yet',
  async t => {
    const { ask, alert } = await linked(t)
    const { body: open } = await ask('GET')
    t.match(open, /确认收到 · Acknowledge<.*暂不再通知其他人/)
    t.match(open, /The others are called no more for now/)
    const { body: done } = await ask('POST')
    t.match(done, /已确认，系统暂不再通知其他人。该告警尚未指派/)
    t.match(done, /Nobody is assigned yet: sign in to claim it/)
    for (const body of [open, done]) t.notMatch(body, /我来处理|I take it|is yours/)
    t.match((await alert()).alert, { handling: 'acknowledged', assignee: null })
  },
)

t.test('two taps at once acknowledge once', async t => {
  const { ask, alert } = await linked(t)
  const answers = await Promise.all([ask('POST'), ask('POST')])
  t.equal(answers[0]?.statusCode, 200)
  t.equal((await alert()).events.filter(({ type }) => type === 'acknowledged').length, 1)
})

t.test('a link that is too old says so, and acknowledges nothing', async t => {
  const { ask, clock, alert } = await linked(t)
  clock.now += 60 * MINUTE
  t.match(await ask('GET'), { statusCode: 410, body: /已过期/ })
  t.match(await ask('POST'), { statusCode: 410, body: /已过期/ })
  t.equal((await alert()).alert.handling, 'new')
})

t.test('what others have in hand already is said, with no button', async t => {
  const { ask, community, alert } = await linked(t)
  const { alert: open } = await alert()
  await community.raise({
    alert: { ...open, handling: 'assigned', assignee: 'wang' },
    event: { alertId: open.id, n: 2, at: noon, type: 'assigned', actor: 'wang', note: null },
  })
  const { statusCode, body } = await ask('GET')
  t.equal(statusCode, 200)
  t.match(body, '已有人在处理')
  t.notMatch(body, /<form|wang/)
})

t.test('a link of one notice or one person is of no use for another', async t => {
  const { ask, path, notices, alert } = await linked(t)
  const [, id = '', until = '', signature = ''] = /^\/a\/(.+)\.(.+)\.(.+)$/.exec(path) ?? []
  const later = (Number.parseInt(until, 36) + MINUTE).toString(36)
  const other = Buffer.from('site-1-1/3').toString('base64url')
  notices.set('site-1-1/3', record({ id: 'site-1-1/3' }))
  for (const forged of [
    `${id}.${later}.${signature}`,
    `${other}.${until}.${signature}`,
    `${id}.${until}.${'A'.repeat(22)}`,
    'x',
    '%00',
  ])
    t.equal((await ask('POST', `/a/${forged}`)).statusCode, 404, forged)
  notices.set('site-1-1/2', record({ person: 'wang' }))
  t.equal((await ask('POST')).statusCode, 404, 'signed for somebody else')
  t.equal((await alert()).alert.handling, 'new')
})

t.test('whoever has left, or works elsewhere now, acknowledges nothing', async t => {
  const { ask, accounts, alert } = await linked(t)
  for (const change of [{ disabled: true }, { scope: [{ site: 'site-2', zones: [] }] }]) {
    await accounts.savePerson({ ...LIN, ...change })
    t.equal((await ask('GET')).statusCode, 404)
    t.equal((await ask('POST')).statusCode, 404)
  }
  t.equal((await alert()).alert.handling, 'new')
})

t.test('trying links is slowed down, and only that: whoever has one still acknowledges', async t => {
  const { ask, api } = await linked(t, {}, 3)
  for (let i = 0; i < 3; i += 1) t.equal((await ask('GET', '/a/x')).statusCode, 404)
  t.equal((await ask('GET', '/a/x')).statusCode, 429)
  t.equal((await api.inject('/healthz')).statusCode, 200)
  t.equal((await ask('GET')).statusCode, 200)
  t.equal((await ask('POST')).statusCode, 200)
})

t.test('looking at a link, however often, does not use up its button', async t => {
  const { ask, alert } = await linked(t, {}, 3)
  for (let i = 0; i < 3; i += 1) t.equal((await ask('GET')).statusCode, 200)
  t.equal((await ask('GET')).statusCode, 429)
  t.match(await ask('POST'), { statusCode: 200, body: /已确认/ })
  t.equal((await alert()).alert.handling, 'acknowledged')
})

t.test('too many at once is said on a page in both languages: when again, and whom to call', async t => {
  const { ask } = await linked(t, {}, 1)
  await ask('GET')
  const { statusCode, headers, body } = await ask('GET')
  t.equal(statusCode, 429)
  t.match(headers['content-type'], /^text\/html/)
  t.match(body, /请在 60 秒后重试.*致电值班人员/)
  t.match(body, /Try again in 60 s.*call whoever is on duty/)
  t.equal(headers['retry-after'], '60')
})

t.test('whoever an alert was given to says by the link that they have it', async t => {
  const { ask, alert, community } = await linked(t, { why: 'assigned' })
  const { alert: first, event } = raised('site-1-1')
  const give = (assignee: string) =>
    community.raise({ alert: { ...first, handling: 'assigned', assignee }, event: { ...event, n: 2 } })
  await give('chen')
  t.notMatch((await ask('GET')).body, /<button>/)
  await give('lin')
  t.match((await ask('GET')).body, /<button>/)
  t.equal((await ask('POST')).statusCode, 200)
  t.match((await alert()).events.at(-1), { type: 'acknowledged', actor: 'lin' })
})
