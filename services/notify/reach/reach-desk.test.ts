import t, { type Test } from 'tap'
import type { RosterEntry } from '../../domain/model/roster.ts'
import { newRoster } from '../../domain/notices/living-roster.ts'
import type { ChannelRecord } from '../../store/contact-store.ts'
import type { NoticeChange } from '../../store/notice-store.ts'
import { openTemporaryStorage } from '../../store/temporary.ts'
import { recordOf } from '../notice-record.ts'
import { alertOf, NOON, notified } from '../testing/rig.ts'
import { createReachDesk } from './reach-desk.ts'

const member = (id: string, role: 'manager' | 'grid-worker'): RosterEntry => ({
  what: 'member',
  member: { id, role, zones: [] },
})

/** A desk over a real storage: `boss` and `lin` work on the site; `mei` is a carer there whose account is of another one. */
async function started(t: Test) {
  const storage = await openTemporaryStorage()
  t.teardown(() => storage.close())
  const roster = newRoster([
    member('boss', 'manager'),
    member('lin', 'grid-worker'),
    { what: 'wearer', wearer: { id: 'w', device: 'band', carers: ['mei', 'gone'] } },
  ])
  for (const username of ['boss', 'lin', 'mei', 'idle'])
    await storage.accounts.savePerson({
      ...{ username, passwordHash: 'x', role: 'manager', scope: [], displayName: username },
      ...{ language: 'zh', disabled: false, mustChangePassword: false },
    })
  const channel = (id: string, kind: ChannelRecord['kind'], enabled = true): ChannelRecord => ({
    ...{ id, kind, name: id, settings: {}, enabled, forEveryone: false, perMinuteMax: null },
  })
  await storage.contacts.saveChannel(channel('mail', 'email'), {})
  await storage.contacts.saveChannel(channel('text', 'sms', false), {})
  await storage.contacts.saveChannel({ ...channel('hall', 'mqtt'), forEveryone: true }, {})
  const by = (person: string, ...ways: readonly string[]) =>
    storage.contacts.saveContacts(person, {
      quietHours: null,
      ways: ways.map(way => {
        const [channel = '', address = ''] = way.split(' ')
        return { channel, address, verifiedAt: null, goneAt: null }
      }),
    })
  const desk = createReachDesk({
    ...{ contacts: storage.contacts, store: storage.notices, accounts: storage.accounts },
    registry: { roster: () => roster, rosters: () => [['s', roster]], rosterRevision: 1 },
    addressOf: kind => (kind === 'mqtt' ? 'none' : kind === 'sms' ? 'phone' : 'email'),
    now: () => NOON,
  })
  /** Three notices to an address that none of them reached. */
  const failThrice = async (address: string) => {
    for (const n of [2, 3, 4]) await storage.notices.save(failed(n, address))
  }
  const whys = async () =>
    (await desk.of('s')).map(({ person, verdict: { why } }) => `${person} ${why ?? 'reachable'}`)
  return { storage, desk, by, whys, failThrice }
}

function failed(n: number, address: string): NoticeChange[] {
  const change = notified(alertOf('s-1'), n)
  const notice = { ...recordOf(change, change.event.notice as never, NOON), queuedAt: NOON + n }
  const begun = {
    n: 1,
    channel: 'mail',
    kind: 'email',
    address,
    startedAt: NOON + n,
    isRepeat: false,
  } as const
  const reason = 'the connection broke (ETIMEDOUT)'
  const ended = { n: 1, endedAt: NOON + n, outcome: 'failed', reason, reference: null } as const
  return [
    { type: 'queued', notice },
    { type: 'attempt-begun', notice: notice.id, attempt: begun },
    { type: 'attempt-ended', notice: notice.id, attempt: ended },
  ]
}

t.test('of everybody whom an alert could call it is known whether it would get through', async t => {
  const { by, whys } = await started(t)
  await by('boss', 'mail boss@example.org')
  await by('lin', 'text +8613800138000')
  await by('mei', 'mail mei@example.org')
  t.same(await whys(), ['boss reachable', 'gone no-account', 'lin channel-off', 'mei not-on-site'])
})

t.test('what is there for everyone reaches nobody in particular', async t => {
  const { whys } = await started(t)
  t.match(await whys(), ['boss no-address'])
})

t.test('what is no address, kept from before addresses were looked at, reaches nobody', async t => {
  const { by, whys } = await started(t)
  await by('boss', 'mail nonsense')
  await by('lin', 'mail nonsense', 'mail lin@example.org')
  t.match(await whys(), ['boss no-address', 'gone no-account', 'lin reachable'])
})

t.test('an address that three notices in a row did not reach is none, until another is entered', async t => {
  const { by, whys, failThrice } = await started(t)
  await by('boss', 'mail boss@example.org')
  await by('lin', 'mail lin@example.org')
  await failThrice('lin@example.org')
  t.match(await whys(), ['boss reachable', 'gone no-account', 'lin sends-failed'])
  await by('lin', 'mail lin@other.example')
  t.match(await whys(), ['boss reachable', 'gone no-account', 'lin reachable'])
})

t.test('each is told of themselves, and whom nobody would call of nothing', async t => {
  const { desk, by, storage } = await started(t)
  await by('lin', 'mail lin@example.org')
  t.match(await desk.ofPerson('lin'), { site: 's', verdict: { why: null, isVerified: false } })
  await storage.contacts.sawWay({
    ...{ person: 'lin', channel: 'mail', address: 'lin@example.org' },
    ...{ what: 'verified', at: NOON },
  })
  t.match(await desk.ofPerson('lin'), { verdict: { why: null, isVerified: true } })
  t.match(await desk.ofPerson('mei'), { verdict: { why: 'not-on-site' } })
  t.equal(await desk.ofPerson('idle'), undefined)
})
