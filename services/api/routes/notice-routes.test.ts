import t, { type Test } from 'tap'
import { channelDesk } from '../../notify/channel-desk.ts'
import { OpenChannels } from '../../notify/open-channels.ts'
import { httpChannel } from '../../notify/testing/http-channel.ts'
import { startReceiver } from '../../notify/testing/receiver.ts'
import { testMessage } from '../../notify/wording/word-test.ts'
import { realTimers } from '../../runtime/timers.ts'
import { NOTICE_STATES, type NoticeRecord, SCREEN_OUTCOMES } from '../../store/notice-store.ts'
import { openTemporaryStorage } from '../../store/temporary.ts'
import { noNotices } from '../testing/no-notices.ts'
import { noon, raised } from '../testing/samples.ts'
import { asAdmin, startTestServer } from '../testing/test-server.ts'
import { NOTICE_STATE_WORDS, SCREEN_OUTCOME_WORDS } from '../wire/notice.ts'

const KINDS = [httpChannel('email'), httpChannel('webhook', { address: 'none', isIdempotent: true })]

/** The API over a real storage, with a receiver that the channels post to. */
async function started(t: Test) {
  const storage = await openTemporaryStorage()
  const receiver = await startReceiver()
  const parts = { now: () => noon, timers: realTimers, publish: async () => true }
  const open = new OpenChannels(KINDS, storage.contacts, parts)
  const server = await startTestServer({
    override: {
      notices: {
        ...noNotices,
        channels: channelDesk({
          ...{ kinds: KINDS, store: storage.contacts, open, parts },
          words: ({ language }) => testMessage({ id: 'test/1', site: 'site-1', language, at: noon }),
        }),
        ledger: storage.notices,
        contacts: storage.contacts,
        linksPerMinuteMax: 10,
      },
    },
  })
  t.teardown(async () => {
    await server.api.close()
    await storage.close()
    await receiver.close()
  })
  const ask = await asAdmin(server.api)
  const mail = (more: object = {}) => ({
    ...{ kind: 'email', name: 'Mail', testTo: 'admin@example.org', language: 'en' },
    settings: { url: receiver.url, password: 'hush hush' },
    ...more,
  })
  return { ...server, storage, receiver, open, ask, mail }
}

t.test('a channel is tried before it is kept, and its secret is never told again', async t => {
  const { ask, mail, receiver, open, storage } = await started(t)
  const saved = await ask('PUT', '/api/channels/mail', { payload: mail() })
  t.equal(saved.statusCode, 200, saved.body)
  t.match(receiver.received, [{ address: 'admin@example.org', title: 'TEST: nothing happened' }])
  t.notMatch(saved.body, 'hush hush')
  const listed = await ask('GET', '/api/channels')
  t.notMatch(listed.body, 'hush hush')
  const { channels, kinds } = listed.json()
  t.match(channels, [{ id: 'mail', settings: { url: receiver.url, password: /•/ }, enabled: true }])
  t.same(
    kinds.map(({ kind }: { kind: string }) => kind),
    ['email', 'webhook'],
  )
  t.same(
    open.usable().map(({ id }) => id),
    ['mail'],
    'in use at once',
  )
  const again = await ask('PUT', '/api/channels/mail', {
    payload: mail({ settings: channels[0].settings, name: 'Post' }),
  })
  t.equal(again.statusCode, 200)
  t.same(
    await storage.contacts.channelSecrets('mail'),
    { password: 'hush hush' },
    'dots stand for what is kept',
  )
})

t.test('a channel that cannot work is refused with what came of trying it, and not kept', async t => {
  const { ask, mail, receiver } = await started(t)
  receiver.answers(() => 500)
  const refused = await ask('PUT', '/api/channels/mail', { payload: mail() })
  t.match(refused.json(), { code: 'CHANNEL_REFUSED', detail: 'HTTP 500' })
  t.same((await ask('GET', '/api/channels')).json().channels, [])
  const wrong = await ask('PUT', '/api/channels/mail', {
    payload: mail({ settings: { url: 'no', pass: 'hush hush' } }),
  })
  t.match(wrong.json(), { code: 'VALIDATION_FAILED', detail: /^settings/ })
  t.notMatch(wrong.body, 'hush hush')
  const { testTo: _, ...nobody } = mail()
  t.match((await ask('PUT', '/api/channels/mail', { payload: nobody })).json(), { detail: /testTo/ })
  const later = await ask('PUT', '/api/channels/mail', { payload: mail({ enabled: false }) })
  t.equal(later.statusCode, 200, 'one that is not in use yet may be kept')
})

t.test('a test can be sent at any time, and a channel goes with the ways by it', async t => {
  const { ask, mail, receiver } = await started(t)
  await ask('PUT', '/api/channels/mail', { payload: mail() })
  const way = { channel: 'mail', address: 'admin@example.org' }
  t.equal((await ask('PUT', '/api/me/contacts', { payload: { ways: [way] } })).statusCode, 200)
  const test = await ask('POST', '/api/channels/mail/test', { payload: { testTo: 'x@example.org' } })
  t.match(test.json(), { delivered: true })
  receiver.answers(() => 404)
  t.match((await ask('POST', '/api/channels/mail/test', { payload: { testTo: 'x@example.org' } })).json(), {
    code: 'CHANNEL_REFUSED',
  })
  t.match((await ask('POST', '/api/channels/other/test', { payload: {} })).json(), {
    code: 'CHANNEL_NOT_FOUND',
  })
  t.equal((await ask('DELETE', '/api/channels/mail')).statusCode, 204)
  t.equal((await ask('DELETE', '/api/channels/mail')).statusCode, 404)
  t.same((await ask('GET', '/api/me/contacts')).json().ways, [])
})

t.test('somebody says how they are reached, by channels that there are', async t => {
  const { ask, mail, storage } = await started(t)
  await ask('PUT', '/api/channels/mail', { payload: mail() })
  const ways = [{ channel: 'mail', address: 'me@example.org' }]
  const quietHours = { from: '22:00', to: '07:00' }
  const saved = await ask('PUT', '/api/me/contacts', { payload: { ways, quietHours } })
  t.match(saved.json(), {
    quietHours,
    ways: [{ ...ways[0], verifiedAt: null, goneAt: null }],
    channels: [{ id: 'mail', kind: 'email', address: 'email' }],
  })
  t.notMatch(saved.body, 'hush')
  await storage.contacts.sawWay({
    person: 'admin',
    channel: 'mail',
    address: 'me@example.org',
    what: 'verified',
    at: noon,
  })
  await ask('PUT', '/api/me/contacts', { payload: { ways } })
  t.match((await ask('GET', '/api/accounts/admin/contacts')).json(), {
    quietHours: null,
    ways: [{ verifiedAt: new Date(noon).toISOString() }],
  })
  for (const way of [{ channel: 'other' }, { channel: 'mail' }])
    t.match((await ask('PUT', '/api/me/contacts', { payload: { ways: [way] } })).json(), {
      code: 'CHANNEL_UNKNOWN',
    })
  t.match((await ask('GET', '/api/accounts/nobody/contacts')).json(), { code: 'ACCOUNT_NOT_FOUND' })
})

t.test('what is no address is not taken for one, whoever writes it', async t => {
  const { ask, mail } = await started(t)
  await ask('PUT', '/api/channels/mail', { payload: mail() })
  const bad = ['nonsense', 'a@x.org, evil@x.org', 'a@x.org\r\nBcc: evil@x.org']
  for (const path of ['/api/me/contacts', '/api/accounts/admin/contacts'])
    for (const address of bad) {
      const ways = [
        { channel: 'mail', address: 'a@example.org' },
        { channel: 'mail', address },
      ]
      const refused = await ask('PUT', path, { payload: { ways } })
      t.match(refused.json(), {
        code: 'VALIDATION_FAILED',
        detail: /^ways\.1\.address: expected one e-mail address such as lin@example\.org$/,
      })
    }
  t.same((await ask('GET', '/api/me/contacts')).json().ways, [])
  const tried = await ask('PUT', '/api/channels/mail', { payload: mail({ testTo: 'nonsense' }) })
  t.match(tried.json(), { code: 'VALIDATION_FAILED', detail: /^testTo: expected one e-mail address/ })
})

t.test('the ledger is answered with its attempts and without addresses, filtered', async t => {
  const { ask, storage, community } = await started(t)
  const { alert } = raised('site-1-1')
  await storage.journal.append({ entries: [], changes: [raised('site-1-1')] })
  await community.raise(raised('site-1-1'))
  const notice: Omit<NoticeRecord, 'id'> = {
    ...{
      alertId: alert.id,
      site: 'site-1',
      person: 'lin',
      why: 'raised',
      step: 1,
      round: 1,
      severity: 'high',
    },
    ...{ isLifeSafety: false, by: null, decidedAt: noon, queuedAt: noon, state: 'queued', reason: null },
    ...{
      endedAt: null,
      cancelledAt: null,
      acknowledgedAt: null,
      acknowledgedBy: null,
      digest: null,
      linkUsedAt: null,
    },
  }
  const attempt = {
    n: 1,
    channel: 'mail',
    kind: 'email',
    address: 'lin@example.org',
    startedAt: noon,
    isRepeat: false,
  } as const
  await storage.notices.save([
    { type: 'queued', notice: { ...notice, id: 'site-1-1/2' } },
    { type: 'queued', notice: { ...notice, id: 'site-1-1/3', person: 'wang' } },
    { type: 'attempt-begun', notice: 'site-1-1/2', attempt },
    {
      type: 'attempt-ended',
      notice: 'site-1-1/2',
      attempt: { n: 1, endedAt: noon + 40, outcome: 'delivered', reason: null, reference: 'm-1' },
    },
    { type: 'stands', notice: 'site-1-1/2', state: 'sent', reason: null, endedAt: noon + 40 },
    {
      type: 'screen',
      screen: {
        ...{
          notice: 'site-1-1/2',
          alertId: alert.id,
          channel: 'phones',
          kind: 'push',
          mark: 'mark-of-a-phone',
        },
        ...{ severity: 'high', shownAt: noon, ending: 'in-hand', endingAt: noon + 100, attempts: 2 },
        ...{ outcome: 'delivered', reason: null, endedAt: noon + 130 },
      },
    },
  ])
  const sent = await ask('GET', '/api/notices?alert=site-1-1&state=sent,failed')
  t.match(sent.json(), {
    total: 1,
    notices: [
      {
        id: 'site-1-1/2',
        person: 'lin',
        about: { title: alert.title, zone: alert.zone },
        attempts: [{ outcome: 'delivered', latencyMs: 40, reference: 'm-1' }],
        screens: [{ channel: 'phones', ending: 'in-hand', outcome: 'delivered', latencyMs: 30, attempts: 2 }],
      },
    ],
  })
  t.notMatch(sent.body, 'example.org')
  t.notMatch(sent.body, 'mark-of-a-phone')
  t.equal((await ask('GET', '/api/notices?person=wang')).json().total, 1)
  const at = (ms: number) => new Date(noon + ms).toISOString()
  const inPeriod = async (from: number, to: number) =>
    (await ask('GET', `/api/notices?from=${at(from)}&to=${at(to)}`)).json().total
  t.equal(await inPeriod(0, 1), 2, 'a period holds its first moment')
  t.equal(await inPeriod(-1, 0), 0, 'and not its last')
  t.equal((await ask('GET', '/api/notices?state=lost')).statusCode, 400)
  const within = { sites: [], zones: [{ site: 'site-1', zones: ['elsewhere'] }], devices: [] }
  t.equal((await storage.notices.list({ within, limit: 10, page: 0 })).total, 0, 'another zone is another’s')
  const here = { ...within, zones: [{ site: 'site-1', zones: [alert.zone] }] }
  t.equal((await storage.notices.list({ within: here, limit: 10, page: 0 })).total, 2)
})

t.test('the words for how a notice stands are those of the ledger', async t => {
  t.same(NOTICE_STATE_WORDS, NOTICE_STATES)
  t.same(SCREEN_OUTCOME_WORDS, SCREEN_OUTCOMES)
})

t.test('a secret that is kept is sent to no other host than it was given for', async t => {
  const { ask, mail, receiver, storage } = await started(t)
  const thief = await startReceiver()
  t.teardown(() => thief.close())
  await ask('PUT', '/api/channels/mail', { payload: mail() })
  const [{ settings }] = (await ask('GET', '/api/channels')).json().channels
  const put = (more: object) =>
    ask('PUT', '/api/channels/mail', { payload: mail({ settings: { ...settings, ...more } }) })
  for (const enabled of [true, false]) {
    const payload = mail({ settings: { ...settings, url: thief.url }, enabled })
    const refused = await ask('PUT', '/api/channels/mail', { payload })
    t.match(refused.json(), { code: 'VALIDATION_FAILED', detail: /settings.password: give it anew/ })
  }
  t.equal(thief.received.length, 0)
  t.equal((await put({ url: `${receiver.url}/other` })).statusCode, 200, 'another path of the same host')
  t.equal((await put({ url: thief.url, password: 'another' })).statusCode, 200)
  t.same(await storage.contacts.channelSecrets('mail'), { password: 'another' })
})
