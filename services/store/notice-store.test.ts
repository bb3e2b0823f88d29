import t from 'tap'
import type { Contacts } from './contact-store.ts'
import type { ScreenRecord } from './notice-store.ts'
import { openTemporaryStorage, temporaryFolder } from './temporary.ts'
import { begun, notice } from './testing/sample-notice.ts'

t.test('what was saved is there after a new start, and what is open is told in its order', async t => {
  const folder = temporaryFolder()
  const first = await openTemporaryStorage({ folder })
  await first.notices.save([
    { type: 'queued', notice: notice('a-1/2', { queuedAt: 30, by: ['push', 'email'], isLifeSafety: true }) },
    { type: 'queued', notice: notice('a-2/2', { queuedAt: 20 }) },
    { type: 'queued', notice: notice('a-3/2', { queuedAt: 10 }) },
    { type: 'attempt-begun', notice: 'a-1/2', attempt: begun(1) },
    { type: 'attempt-begun', notice: 'a-3/2', attempt: begun(1) },
    {
      type: 'attempt-ended',
      notice: 'a-3/2',
      attempt: { n: 1, endedAt: 25, outcome: 'delivered', reason: null, reference: 'm-1' },
    },
    { type: 'stands', notice: 'a-3/2', state: 'sent', reason: null, endedAt: 25 },
    { type: 'read', upTo: 7 },
    { type: 'read', upTo: 5 },
  ])
  await first.close()
  const second = await openTemporaryStorage({ folder })
  t.equal(await second.journal.cursor('notices'), 7, 'the reader of the log never goes back')
  const open = await second.notices.open()
  t.same(
    open.map(({ notice: { id, state } }) => [id, state]),
    [
      ['a-2/2', 'queued'],
      ['a-1/2', 'sending'],
    ],
  )
  t.same(
    open[1]?.notice,
    notice('a-1/2', { queuedAt: 30, by: ['push', 'email'], isLifeSafety: true, state: 'sending' }),
  )
  t.same(open[1]?.attempts, [{ ...begun(1), endedAt: null, outcome: null, reason: null, reference: null }])
  t.match(await second.notices.get('a-3/2'), {
    notice: { state: 'sent', endedAt: 25 },
    attempts: [{ outcome: 'delivered', reference: 'm-1' }],
  })
  await second.close()
})

const screen = (of: string, more: Partial<ScreenRecord> = {}): ScreenRecord => ({
  ...{
    notice: of,
    alertId: of.split('/')[0] ?? '',
    channel: 'lights',
    kind: 'mqtt',
    mark: '',
    severity: 'high',
  },
  ...{ shownAt: null, ending: null, endingAt: null, attempts: 0, outcome: null, reason: null, endedAt: null },
  ...more,
})

t.test(
  'where a notice is shown stays on record until its end was told, and as what became of it after that',
  async t => {
    const folder = temporaryFolder()
    const first = await openTemporaryStorage({ folder })
    const ended = { ending: 'in-hand', endingAt: 40, attempts: 1, outcome: 'delivered', endedAt: 41 } as const
    await first.notices.save([
      { type: 'queued', notice: notice('a-1/2') },
      { type: 'screen', screen: screen('a-1/2') },
      { type: 'screen', screen: screen('a-1/2', { channel: 'phones', kind: 'push', mark: 'one' }) },
      { type: 'screen', screen: screen('a-1/2', { channel: 'phones', kind: 'push', mark: 'two' }) },
      { type: 'screen', screen: screen('a-1/2', { shownAt: 30, ...ended }) },
      { type: 'no-screen', screen: screen('a-1/2', { channel: 'phones', kind: 'push', mark: 'two' }) },
      { type: 'screen', screen: screen('nobody-knows/2') },
    ])
    await first.close()
    const second = await openTemporaryStorage({ folder })
    t.same(await second.notices.screens(), [
      {
        screen: screen('a-1/2', { channel: 'phones', kind: 'push', mark: 'one' }),
        notice: notice('a-1/2'),
      },
    ])
    t.same((await second.notices.get('a-1/2'))?.screens, [
      screen('a-1/2', { shownAt: 30, ...ended }),
      screen('a-1/2', { channel: 'phones', kind: 'push', mark: 'one' }),
    ])
    await second.accounts.removePerson('lin', 40)
    t.same(
      (await second.notices.get('a-1/2'))?.screens.map(({ channel }) => channel),
      ['lights'],
      'no mark is left of who was erased',
    )
    await second.notices.save([{ type: 'stands', notice: 'a-1/2', state: 'sent', reason: null, endedAt: 50 }])
    t.equal(await second.notices.forget(60, 10), 1)
    t.same(await second.notices.screens(), [])
    await second.close()
  },
)

t.test('a notice that is told again stays as it is', async t => {
  const { notices, close } = await openTemporaryStorage()
  await notices.save([
    { type: 'queued', notice: notice('a-1/2') },
    { type: 'stands', notice: 'a-1/2', state: 'sent', reason: null, endedAt: 5 },
    { type: 'queued', notice: notice('a-1/2') },
  ])
  t.equal((await notices.get('a-1/2'))?.notice.state, 'sent')
  await close()
})

t.test('what waits of an alert ends with it, what is under way is marked, what is over stays', async t => {
  const { notices, close } = await openTemporaryStorage()
  const states = ['queued', 'suppressed-by-quiet-hours', 'sending', 'sent'] as const
  await notices.save([
    ...states.map((state, i) => ({
      type: 'queued' as const,
      notice: notice(`a-1/${i + 2}`, { state, endedAt: state === 'sent' ? 3 : null }),
    })),
    { type: 'queued', notice: notice('a-2/2') },
    { type: 'cancelled', alertId: 'a-1', at: 50, reason: 'acknowledged' },
    { type: 'acknowledged', alertId: 'a-1', at: 50, by: 'wang' },
    { type: 'acknowledged', alertId: 'a-1', at: 60, by: 'zhou' },
    { type: 'queued', notice: notice('a-1/7', { why: 'assigned' }) },
  ])
  const { files } = await notices.list({ alertId: 'a-1', limit: 10, page: 0 })
  t.same(files.map(({ notice: one }) => [one.id, one.state, one.cancelledAt, one.acknowledgedBy]).sort(), [
    ['a-1/2', 'cancelled', 50, 'wang'],
    ['a-1/3', 'cancelled', 50, 'wang'],
    ['a-1/4', 'sending', 50, 'wang'],
    ['a-1/5', 'sent', null, 'wang'],
    ['a-1/7', 'queued', null, null],
  ])
  t.equal((await notices.get('a-2/2'))?.notice.state, 'queued')
  await close()
})

t.test('the list is filtered and paged, newest first', async t => {
  const { notices, close } = await openTemporaryStorage()
  await notices.save(
    [1, 2, 3, 4].map(i => ({
      type: 'queued' as const,
      notice: notice(`a-${i}/2`, {
        queuedAt: i,
        person: i > 2 ? 'wang' : 'lin',
        state: i === 4 ? 'failed' : 'queued',
        site: i === 1 ? 'site-2' : 'site-1',
      }),
    })),
  )
  const ids = async (query: object) => {
    const { files, total } = await notices.list({ limit: 10, page: 0, ...query })
    return [total, ...files.map(({ notice: { id } }) => id)]
  }
  t.same(await ids({}), [4, 'a-4/2', 'a-3/2', 'a-2/2', 'a-1/2'])
  t.same(await ids({ limit: 1, page: 1 }), [4, 'a-3/2'])
  t.same(await ids({ person: 'wang', state: ['failed', 'sent'] }), [1, 'a-4/2'])
  t.same(await ids({ site: 'site-2' }), [1, 'a-1/2'])
  await close()
})

t.test('a link is used once, whoever asks at the same time, and its key stays the same', async t => {
  const folder = temporaryFolder()
  const first = await openTemporaryStorage({ folder })
  await first.notices.save([{ type: 'queued', notice: notice('a-1/2') }])
  const answers = await Promise.all([1, 2, 3].map(at => first.notices.useLink('a-1/2', at)))
  t.same(answers, [true, false, false])
  t.equal(await first.notices.useLink('a-9/2', 1), false, 'nor is one that there is not')
  const key = await first.notices.linkKey()
  t.equal(key.length, 32)
  await first.close()
  const second = await openTemporaryStorage({ folder })
  t.same(await second.notices.linkKey(), key)
  await second.close()
})

t.test('what ended long ago is forgotten a share at a time, what is open never', async t => {
  const { notices, close } = await openTemporaryStorage()
  await notices.save([
    ...[1, 2, 3, 9].map(endedAt => ({
      type: 'queued' as const,
      notice: notice(`a-${endedAt}/2`, { state: 'sent', endedAt }),
    })),
    { type: 'attempt-begun', notice: 'a-1/2', attempt: begun(1) },
    { type: 'stands', notice: 'a-1/2', state: 'sent', reason: null, endedAt: 1 },
    { type: 'queued', notice: notice('a-10/2', { queuedAt: 1 }) },
  ])
  t.equal(await notices.forget(9, 2), 2)
  t.equal(await notices.forget(9, 2), 1)
  t.equal(await notices.forget(9, 2), 0)
  const { files } = await notices.list({ limit: 10, page: 0 })
  t.same(files.map(({ notice: { id } }) => id).sort(), ['a-10/2', 'a-9/2'])
  await close()
})

const lin: Contacts = {
  quietHours: { from: '22:00', to: '07:00' },
  ways: [
    { channel: 'mail', address: 'lin@example.org', verifiedAt: 4, goneAt: null },
    { channel: 'robot', address: null, verifiedAt: null, goneAt: null },
  ],
}

t.test('what is seen of a way is noted of that way alone', async t => {
  const { contacts, close } = await openTemporaryStorage()
  await contacts.saveContacts('lin', lin)
  await contacts.sawWay({ person: 'lin', channel: 'robot', address: null, what: 'verified', at: 8 })
  await contacts.sawWay({ person: 'lin', channel: 'mail', address: 'lin@example.org', what: 'gone', at: 9 })
  const seen = (await contacts.contacts('lin'))?.ways.map(({ verifiedAt, goneAt }) => [verifiedAt, goneAt])
  t.same(seen, [
    [4, 9],
    [8, null],
  ])
  await close()
})

t.test('the secrets of a channel are kept apart, and go with it as do the ways by it', async t => {
  const { contacts, close } = await openTemporaryStorage()
  const channel = {
    id: 'mail',
    kind: 'email' as const,
    name: 'Mail',
    settings: { host: 'mail.example.org' },
    enabled: true,
    forEveryone: false,
    perMinuteMax: 20,
  }
  await contacts.saveChannel(channel, { password: 'hush' })
  await contacts.saveContacts('lin', lin)
  t.same(await contacts.channels(), [channel])
  t.same(await contacts.channelSecrets('mail'), { password: 'hush' })
  await contacts.removeChannel('mail')
  t.same(await contacts.channels(), [])
  t.same(await contacts.channelSecrets('mail'), {})
  t.same(
    (await contacts.contacts('lin'))?.ways.map(({ channel: id }) => id),
    ['robot'],
  )
  await close()
})

t.test('of the same moment the tenth notice of an alert comes after the sixth', async t => {
  const storage = await openTemporaryStorage({ folder: temporaryFolder() })
  t.teardown(() => storage.close())
  const ids = ['a-1/10', 'a-1/6', 'a-1/9']
  await storage.notices.save(
    ids.map(id => ({ type: 'queued', notice: notice(id, { queuedAt: 10, decidedAt: 10 }) })),
  )
  const open = await storage.notices.open()
  t.same(
    open.map(({ notice: { id } }) => id),
    ['a-1/6', 'a-1/9', 'a-1/10'],
  )
  const { files } = await storage.notices.list({ limit: 9, page: 0 })
  t.same(
    files.map(({ notice: { id } }) => id),
    ['a-1/10', 'a-1/9', 'a-1/6'],
    'the latest first',
  )
})
