import t from 'tap'
import type { PersonFacts, WayFacts } from './verdict.ts'
import { verdictOf } from './verdict.ts'

const mail = (more: Partial<WayFacts> = {}): WayFacts => ({
  ...{ channel: 'mail', kind: 'email', isOn: true, hasAddress: true },
  ...{ verifiedAt: null, goneAt: null, lastTries: [] },
  ...more,
})
const push = (more: Partial<WayFacts> = {}): WayFacts => mail({ channel: 'push', kind: 'push', ...more })
const group: WayFacts = mail({ channel: 'group', kind: 'wecom', hasAddress: false })

const failed = (at: number, reason = 'no answer') => ({ at, outcome: 'failed' as const, reason })
const unheard = (at: number) => ({ at, outcome: 'unknown' as const, reason: 'no answer in time' })
const arrived = (at: number) => ({ at, outcome: 'delivered' as const, reason: null })

const by = (...ways: readonly WayFacts[]): PersonFacts => ({ account: 'in-use', isOnSite: true, ways })
const three = [failed(9), failed(8), unheard(7)]

const table: readonly (readonly [string, PersonFacts, why: string | null, since: number | null])[] = [
  ['an address that nobody verified is called all the same', by(mail()), null, null],
  ['nobody said how', by(), 'no-address', null],
  ['a group that they named is theirs', by(group), null, null],
  ['the only channel is switched off', by(mail({ isOn: false })), 'channel-off', null],
  ['one of two is', by(mail({ isOn: false }), push()), null, null],
  ['the browser’s subscription ended', by(push({ goneAt: 5 })), 'address-gone', 5],
  ['one of two did', by(push({ goneAt: 5 }), mail()), null, null],
  ['no such mailbox', by(mail({ lastTries: [failed(9, 'refused with 550 5.1.1')] })), 'address-refused', 9],
  [
    'no such mailbox, in fewer words',
    by(mail({ lastTries: [failed(9, 'refused with 550')] })),
    'address-refused',
    9,
  ],
  ['the sender is not liked', by(mail({ lastTries: [failed(9, 'refused with 550 5.7.1')] })), null, null],
  ['for now', by(mail({ lastTries: [failed(9, 'refused with 450')] })), null, null],
  [
    '550 of a gateway says nothing of that',
    by(push({ lastTries: [failed(9, 'refused with 550')] })),
    null,
    null,
  ],
  ['two failures are a bad moment', by(mail({ lastTries: [failed(9), failed(8)] })), null, null],
  ['three are not', by(mail({ lastTries: three })), 'sends-failed', 7],
  ['one of four arrived last', by(mail({ lastTries: [arrived(10), ...three] })), null, null],
  [
    'two since one arrived',
    by(mail({ lastTries: [failed(9), failed(8), arrived(7), failed(6)] })),
    null,
    null,
  ],
  ['a code arrived since', by(mail({ lastTries: three, verifiedAt: 10 })), null, null],
  ['a code arrived before', by(mail({ lastTries: three, verifiedAt: 6 })), 'sends-failed', 7],
  [
    'what is mended by itself is said first',
    by(mail({ isOn: false }), push({ lastTries: three })),
    'sends-failed',
    7,
  ],
  ['the account is out of use', { ...by(mail()), account: 'disabled' }, 'account-disabled', null],
  ['there is no account', { ...by(), account: 'none', isOnSite: false }, 'no-account', null],
  ['the account is of another site', { ...by(mail()), isOnSite: false }, 'not-on-site', null],
]

for (const [title, facts, why, since] of table)
  t.test(`${why ?? 'reachable'}: ${title}`, async t => {
    const verdict = verdictOf(facts)
    t.equal(verdict.why, why)
    t.equal(verdict.since, since)
  })

t.test('only a way that works and was seen to arrive is one that is verified', async t => {
  t.equal(verdictOf(by(mail())).isVerified, false)
  t.equal(verdictOf(by(mail({ verifiedAt: 3 }))).isVerified, true)
  t.equal(verdictOf(by(mail(), push({ verifiedAt: 3, goneAt: 4 }))).isVerified, false)
  t.equal(verdictOf(by(group)).isVerified, true, 'of a group nobody can tell who reads it')
})
