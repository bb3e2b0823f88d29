import t from 'tap'
import type { AttemptOutcome, NoticeChange } from '../../store/notice-store.ts'
import { openTemporaryStorage, silentLog } from '../../store/temporary.ts'
import { recordOf } from '../notice-record.ts'
import { alertOf, NOON, notified } from '../testing/rig.ts'
import { arrivedByLink } from './arrived-by-link.ts'

type Tried = readonly [channel: string, address: string | null, outcome: AttemptOutcome]

const steps = (...tried: readonly Tried[]): NoticeChange[] => {
  const change = notified(alertOf('site-1-1'))
  const notice = change.event.notice
  if (notice === undefined) return []
  return [
    { type: 'queued', notice: recordOf(change, notice, NOON) },
    ...tried.flatMap(([channel, address, outcome], i): NoticeChange[] => {
      const n = i + 1
      const begun = { n, channel, kind: 'email', address, startedAt: NOON, isRepeat: false } as const
      const ended = { n, endedAt: NOON, outcome, reason: null, reference: null }
      return [
        { type: 'attempt-begun', notice: notice.id, attempt: begun },
        { type: 'attempt-ended', notice: notice.id, attempt: ended },
      ]
    }),
  ]
}

const table: readonly (readonly [string, own: readonly string[], tried: readonly Tried[], string[]])[] = [
  ['the only address it went to', ['mail a', 'sms 1'], [['mail', 'a', 'delivered']], ['mail a']],
  ['one whose answer never came', ['mail a'], [['mail', 'a', 'unknown']], ['mail a']],
  [
    'the way after one that failed',
    ['mail a', 'sms 1'],
    [
      ['mail', 'a', 'failed'],
      ['sms', '1', 'delivered'],
    ],
    ['sms 1'],
  ],
  [
    'neither of two that it may have come by',
    ['mail a', 'sms 1'],
    [
      ['mail', 'a', 'unknown'],
      ['sms', '1', 'delivered'],
    ],
    [],
  ],
  ['none of two addresses of one channel', ['mail a', 'mail b'], [['mail', 'a, b', 'delivered']], []],
  ['no address that was entered since', ['mail b'], [['mail', 'a', 'delivered']], []],
  [
    'the one browser',
    ['push {"endpoint":"e"}'],
    [['push', '1 × push', 'delivered']],
    ['push {"endpoint":"e"}'],
  ],
  ['no browser where there were two', ['push {"endpoint":"e"}'], [['push', '2 × push', 'delivered']], []],
]

for (const [title, own, tried, verified] of table)
  t.test(`whoever uses the link of a notice shows that it is read: ${title}`, async t => {
    const storage = await openTemporaryStorage()
    t.teardown(() => storage.close())
    const ways = own.map(way => {
      const [channel = '', ...address] = way.split(' ')
      return { channel, address: address.join(' '), verifiedAt: null, goneAt: null }
    })
    await storage.contacts.saveContacts('lin', { quietHours: null, ways })
    await storage.notices.save(steps(...tried))
    const { notices: store, contacts } = storage
    await arrivedByLink({ store, contacts, now: () => NOON, log: silentLog })('site-1-1/2')
    const seen = (await contacts.contacts('lin'))?.ways.filter(({ verifiedAt }) => verifiedAt === NOON)
    t.same(
      seen?.map(({ channel, address }) => `${channel} ${address}`),
      verified,
    )
  })
