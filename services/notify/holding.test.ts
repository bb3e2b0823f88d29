import t, { type Test } from 'tap'
import { HOUR } from '../domain/model/time.ts'
import { startReceiver } from './testing/receiver.ts'
import {
  alertOf,
  channelOf,
  contactsBy,
  happened,
  NOON,
  notified,
  type RigOptions,
  sosOf,
  startRig,
} from './testing/rig.ts'

/** One person by mail, who has quiet hours from 22:00 to 07:00. */
async function one(t: Test, options: RigOptions = {}) {
  const receiver = await startReceiver()
  const rig = await startRig(t, options)
  t.teardown(async () => {
    await rig.close()
    await receiver.close()
  })
  await rig.storage.contacts.saveChannel(channelOf('mail', 'email', receiver.url), {})
  const quietHours = { from: '22:00', to: '07:00' }
  await rig.storage.contacts.saveContacts('lin', { ...contactsBy('mail'), quietHours })
  await rig.notifier.start()
  return { ...rig, receiver }
}

const low = (id: string) => alertOf(id, { severity: 'low' })
/** NOON is 12:00 by the clock of the site. */
const EVENING = NOON + 6 * HOUR
const NIGHT = NOON + 11 * HOUR
const MORNING = NOON + 19 * HOUR

t.test('low ones are told together at their time, and what was taken by then is not among them', async t => {
  const { commit, passTo, settled, receiver, stateOf, storage, notifier, tally } = await one(t)
  await commit(notified(low('a-1')), notified(low('a-2')), notified(low('a-3')), notified(alertOf('a-4')))
  await commit(happened(low('a-3'), 3, 'acknowledged'))
  await passTo(EVENING - 1)
  await settled()
  t.same(receiver.ids(), ['a-4/2'], 'what is not low is told at once')
  await passTo(EVENING)
  await settled()
  t.match(receiver.received.slice(1), [{ noticeId: /^digest\/site-1\//, title: 'a-1 a-2' }])
  t.same(
    [await stateOf('a-1/2'), await stateOf('a-2/2'), await stateOf('a-3/2')],
    ['digested', 'digested', 'cancelled'],
  )
  const digest = (await storage.notices.get('a-1/2'))?.notice.digest ?? ''
  t.match((await storage.notices.get(digest))?.notice, { why: 'digest', state: 'sent', alertId: null })
  t.equal(notifier.size, 0)
  t.equal(tally.of('notices', 'digested'), 2)
})

t.test('a digest that nobody takes fails with all that it told', async t => {
  const { commit, passTo, settled, receiver, stateOf } = await one(t)
  receiver.answers(() => 404)
  await commit(notified(low('a-1')))
  await passTo(EVENING)
  await settled()
  t.equal(await stateOf('a-1/2'), 'failed')
})

t.test('what somebody is given to do is told at once, however low it is', async t => {
  const { commit, settled, receiver } = await one(t)
  await commit(notified(low('a-1'), 2, { why: 'assigned' }))
  await settled()
  t.same(receiver.ids(), ['a-1/2'])
})

t.test('what somebody is given to do, or is late with, is told at once in quiet hours too', async t => {
  const { commit, settled, receiver } = await one(t, { now: NIGHT })
  const reasons = ['assigned', 'urged', 'not-taken', 'nearly-overdue', 'overdue'] as const
  await commit(...reasons.map((why, i) => notified(alertOf(`a-${i}`), 2, { why })))
  await settled()
  t.same(
    receiver.ids().sort(),
    reasons.map((_, i) => `a-${i}/2`),
  )
})

t.test('quiet hours hold back what is not urgent until their end, and nothing that is', async t => {
  const { commit, passTo, settled, receiver, stateOf } = await one(t, { now: NIGHT })
  const critical = alertOf('a-2', { severity: 'critical' })
  await commit(notified(alertOf('a-1')), notified(critical), notified(sosOf('a-3')))
  await settled()
  t.same(receiver.ids().sort(), ['a-2/2', 'a-3/2'])
  t.equal(await stateOf('a-1/2'), 'suppressed-by-quiet-hours')
  await passTo(MORNING - 1)
  await settled()
  t.equal(receiver.received.length, 2)
  await passTo(MORNING)
  await settled()
  t.match(receiver.received.at(-1), { title: 'a-1' })
  t.equal(await stateOf('a-1/2'), 'digested')
})

t.test('what waits for its time goes on waiting after a start, and is told once', async t => {
  const first = await one(t, { now: NIGHT })
  await first.commit(notified(alertOf('a-1')), notified(alertOf('a-2')))
  await first.settled()
  await first.close()
  const later = await startRig(t, { folder: first.folder, now: NIGHT + HOUR })
  await later.notifier.start()
  await later.passTo(MORNING - 1)
  await later.settled()
  t.same(first.receiver.ids(), [])
  await later.passTo(MORNING)
  await later.settled()
  t.match(first.receiver.received, [{ title: 'a-1 a-2' }])
  t.equal(later.notifier.size, 0)
  await later.close()
})

t.test('so many an hour and no more a person is told of what is not urgent', async t => {
  const { commit, passTo, settled, receiver } = await one(t, { env: { LINLI_NOTIFY_PERSON_PER_HOUR: '2' } })
  await commit(...[1, 2, 3].map(i => notified(alertOf(`a-${i}`))))
  await settled()
  t.same(receiver.ids().sort(), ['a-1/2', 'a-2/2'], 'the second of two is told, the third is not')
  await passTo(NOON + HOUR / 2 - 1)
  await settled()
  t.equal(receiver.received.length, 2)
  await passTo(NOON + HOUR / 2)
  await settled()
  t.equal(receiver.ids().at(-1), 'a-3/2')
})

t.test('what is urgent neither waits for the allowance of a person nor uses it up', async t => {
  const { commit, settled, receiver } = await one(t, { env: { LINLI_NOTIFY_PERSON_PER_HOUR: '1' } })
  const critical = (id: string) => alertOf(id, { severity: 'critical' })
  await commit(
    ...[1, 2].map(i => notified(sosOf(`s-${i}`))),
    ...[1, 2].map(i => notified(critical(`c-${i}`))),
  )
  await commit(notified(alertOf('a-1')), notified(alertOf('a-2')))
  await settled()
  t.same(receiver.ids().sort(), ['a-1/2', 'c-1/2', 'c-2/2', 's-1/2', 's-2/2'])
  await commit(notified(sosOf('s-3')), notified(critical('c-3')))
  await settled()
  t.same(receiver.ids().slice(5).sort(), ['c-3/2', 's-3/2'], 'also once the allowance is used up')
})

t.test('a channel keeps to its pace, and what is urgent does not wait for it', async t => {
  const { commit, passTo, settled, receiver, channels, storage } = await one(t)
  const slow = channelOf('mail', 'email', receiver.url, { perMinuteMax: 1 })
  await storage.contacts.saveChannel(slow, {})
  await channels.load()
  await commit(notified(alertOf('a-1')), notified(alertOf('a-2')))
  await settled()
  t.equal(receiver.received.length, 1)
  await commit(notified(sosOf('a-3')))
  await settled()
  t.equal(receiver.ids().at(-1), 'a-3/2')
  await passTo(NOON + 2 * 60_000)
  await settled()
  t.same(receiver.ids(), ['a-1/2', 'a-3/2', 'a-2/2'])
})

t.test('another pace of a channel holds at once, also for what waits', async t => {
  const { commit, passTo, settled, receiver, channels, storage } = await one(t)
  const paced = async (perMinuteMax: number) => {
    await storage.contacts.saveChannel(channelOf('mail', 'email', receiver.url, { perMinuteMax }), {})
    await channels.load()
  }
  await paced(1)
  await commit(...[1, 2, 3, 4].map(i => notified(alertOf(`a-${i}`))))
  await settled()
  t.equal(receiver.received.length, 1)
  await paced(3)
  await settled()
  t.equal(receiver.received.length, 3, 'three in a minute, of which one had gone')
  await paced(1)
  await passTo(NOON + 60_000 - 1)
  await settled()
  t.equal(receiver.received.length, 3, 'and slower at once')
  await passTo(NOON + 60_000)
  await settled()
  t.equal(receiver.received.length, 4)
})

t.test('a digest of which everything is over by its time is not sent', async t => {
  const { commit, passTo, settled, receiver, notifier, stateOf } = await one(t)
  await commit(...[1, 2, 3].map(i => notified(low(`a-${i}`))))
  await commit(
    happened(low('a-1'), 3, 'cleared', 'system'),
    happened(low('a-2'), 3, 'resolved'),
    happened(low('a-3'), 3, 'suppressed', 'system'),
  )
  await passTo(EVENING)
  await settled()
  t.same(receiver.received, [])
  t.same(
    [await stateOf('a-1/2'), await stateOf('a-2/2'), await stateOf('a-3/2')],
    ['cancelled', 'cancelled', 'cancelled'],
  )
  t.equal(notifier.size, 0)
})

t.test('a digest that waits to be tried again tells what is left, and ends where nothing is', async t => {
  const { commit, passTo, settled, receiver, notifier, storage, stateOf } = await one(t)
  receiver.answers(() => 500)
  await commit(notified(low('a-1')), notified(low('a-2')))
  await passTo(EVENING)
  await settled()
  t.match(receiver.received, [{ title: 'a-1 a-2' }])
  await commit(happened(low('a-1'), 3, 'acknowledged'))
  await passTo(EVENING + 2_000)
  await settled()
  t.equal(receiver.received.at(-1)?.title, 'a-2')
  await commit(happened(low('a-2'), 3, 'cleared', 'system'))
  await passTo(EVENING + 6_000)
  await settled()
  t.equal(receiver.received.length, 2)
  const digest = (await storage.notices.get('a-2/2'))?.notice.digest ?? ''
  t.match((await storage.notices.get(digest))?.notice, {
    state: 'cancelled',
    reason: 'there is nothing to tell any more',
  })
  t.same([await stateOf('a-1/2'), await stateOf('a-2/2')], ['cancelled', 'cancelled'])
  t.equal(notifier.size, 0)
})

t.test('who may not see an alert any more is not told of it when it is sent', async t => {
  const hidden = new Set<string>()
  const { commit, passTo, settled, receiver, storage, stateOf } = await one(t, {
    override: () => ({ accountSees: (_, { id }) => !hidden.has(id) }),
  })
  await storage.accounts.savePerson({
    ...{ username: 'lin', passwordHash: 'x', role: 'caregiver', scope: 'all', displayName: 'Lin' },
    ...{ language: 'zh', disabled: false, mustChangePassword: false },
  })
  await commit(notified(low('a-1')), notified(low('a-2')))
  await settled()
  hidden.add('a-1')
  await passTo(EVENING)
  await settled()
  t.match(receiver.received, [{ title: 'a-2' }], 'a digest tells of the others')
  receiver.answers(() => 500)
  await commit(notified(alertOf('b-1')), notified(sosOf('b-2')))
  await settled()
  hidden.add('b-1').add('b-2')
  const before = receiver.received.length
  receiver.answers(() => 200)
  await passTo(EVENING + HOUR)
  await settled()
  t.equal(await stateOf('b-1/2'), 'cancelled')
  t.match(receiver.received.slice(before), [{ noticeId: 'b-2/2', title: 'somewhere' }])
})
