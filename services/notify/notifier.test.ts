import t, { type Test } from 'tap'
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
  until,
} from './testing/rig.ts'

/** One person with two ways: mail and, after it, text messages; each to a receiver of its own. */
async function twoWays(t: Test, options: RigOptions = {}) {
  const [mail, sms] = await Promise.all([startReceiver(), startReceiver()])
  const rig = await startRig(t, options)
  t.teardown(async () => {
    await rig.close()
    await Promise.all([mail.close(), sms.close()])
  })
  await rig.storage.contacts.saveChannel(channelOf('mail', 'email', mail.url), {})
  await rig.storage.contacts.saveChannel(channelOf('text', 'sms', sms.url), {})
  await rig.storage.contacts.saveContacts('lin', contactsBy('mail', 'text'))
  await rig.channels.load()
  return { ...rig, mail, sms }
}

t.test('a notice goes by the first way, and the ledger has it', async t => {
  const { notifier, commit, mail, sms, storage, tally } = await twoWays(t)
  await notifier.start()
  await commit(notified(alertOf('a-1')))
  await until(() => notifier.size === 0 && tally.of('notices', 'sent') === 1)
  t.match(mail.received, [{ noticeId: 'a-1/2', address: 'lin by mail', title: '垃圾桶已满' }])
  t.same(sms.received, [])
  t.match(await storage.notices.get('a-1/2'), {
    notice: { state: 'sent', person: 'lin', why: 'raised', endedAt: NOON, decidedAt: NOON },
    attempts: [{ n: 1, channel: 'mail', outcome: 'delivered', isRepeat: false, address: 'lin by mail' }],
  })
})

t.test('what is refused for good goes by the next way at once', async t => {
  const { notifier, commit, mail, sms, outcomes, stateOf } = await twoWays(t)
  mail.answers(() => 404)
  await notifier.start()
  await commit(notified(alertOf('a-1')))
  await until(async () => (await stateOf('a-1/2')) === 'sent')
  t.same(await outcomes('a-1/2'), ['mail failed', 'text delivered'])
  t.equal(mail.received.length, 1)
  t.equal(sms.received.length, 1)
})

t.test('a failure that may pass is tried again, each time later, and then by the next way', async t => {
  const { notifier, commit, mail, passTo, settled, outcomes, stateOf } = await twoWays(t)
  mail.answers(() => 500)
  await notifier.start()
  await commit(notified(alertOf('a-1')))
  await settled()
  t.equal(mail.received.length, 1)
  // Twice as long each time; the sixth would be 32 s after the fifth: longer than its patience.
  for (const [tries, atS] of [
    [2, 2],
    [3, 6],
    [4, 14],
    [5, 30],
  ] as const) {
    await passTo(NOON + atS * 1_000 - 1)
    await settled()
    t.equal(mail.received.length, tries - 1, `not before ${atS} s`)
    await passTo(NOON + atS * 1_000)
    await settled()
    t.equal(mail.received.length, tries, `at ${atS} s`)
  }
  t.equal(await stateOf('a-1/2'), 'sent')
  t.same((await outcomes('a-1/2'))?.slice(-2), ['mail failed', 'text delivered'])
})

t.test('what a life hangs on does not wait for a way while there is another', async t => {
  const { notifier, commit, mail, sms, outcomes, stateOf } = await twoWays(t)
  mail.answers(() => 500)
  await notifier.start()
  await commit(notified(sosOf('a-1')))
  await until(async () => (await stateOf('a-1/2')) === 'sent')
  t.same(await outcomes('a-1/2'), ['mail failed', 'text delivered'])
  t.equal(sms.received.length, 1)
})

t.test('a receiver that says when is not asked before', async t => {
  const { notifier, commit, mail, passTo, settled, stateOf } = await twoWays(t)
  mail.answers((_one, n) => (n === 1 ? { status: 429, retryAfterS: 20 } : 200))
  await notifier.start()
  await commit(notified(alertOf('a-1')))
  await settled()
  await passTo(NOON + 19_999)
  await settled()
  t.equal(mail.received.length, 1)
  await passTo(NOON + 20_000)
  await settled()
  t.equal(await stateOf('a-1/2'), 'sent')
  t.equal(mail.received.length, 2)
})

t.test(
  'a receiver that hangs is given up after its time, and one that may have taken it is not asked twice',
  async t => {
    const { notifier, commit, mail, timers, outcomes, stateOf } = await twoWays(t)
    mail.answers(() => 'hang')
    await notifier.start()
    await commit(notified(alertOf('a-1')))
    await until(() => mail.received.length === 1)
    timers.passTo(NOON + 10_000)
    await until(async () => (await stateOf('a-1/2')) === 'sent')
    t.same(await outcomes('a-1/2'), ['mail unknown', 'text delivered repeat'])
  },
)

t.test('what nobody took has failed, and that is told', async t => {
  const { notifier, commit, mail, sms, timers, stateOf, tally } = await twoWays(t)
  mail.answers(() => 404)
  sms.answers(() => 400)
  await notifier.start()
  await commit(notified(sosOf('a-1')))
  await until(async () => (await stateOf('a-1/2')) === 'failed')
  await until(() => notifier.size === 0)
  t.match(notifier.troubles(), [{ code: 'notices-failed', figures: { failed: 1, lifeSafety: 1 } }])
  t.equal(tally.of('notices', 'failed'), 1)
  timers.passTo(NOON + 3_600_000)
  t.same(notifier.troubles(), [], 'for an hour')
})

t.test('an address that is gone is not used again', async t => {
  const { notifier, commit, mail, sms, storage, stateOf } = await twoWays(t)
  mail.answers(() => 410)
  await notifier.start()
  await commit(notified(alertOf('a-1')))
  await until(async () => (await stateOf('a-1/2')) === 'sent')
  t.equal((await storage.contacts.contacts('lin'))?.ways[0]?.goneAt, NOON)
  await commit(notified(alertOf('a-2')))
  await until(async () => (await stateOf('a-2/2')) === 'sent')
  t.equal(mail.received.length, 1)
  t.equal(sms.received.length, 2)
})

t.test('nobody hears of an alert that somebody took, not even whoever was next', async t => {
  const { notifier, commit, mail, timers, storage, stateOf } = await twoWays(t)
  mail.answers(() => 500)
  await notifier.start()
  const alert = alertOf('a-1')
  await commit(notified(alert), notified(alert, 3, { to: 'nobody-knows' }))
  await until(async () => (await stateOf('a-1/2')) === 'queued' && mail.received.length === 1)
  await commit(happened({ ...alert, handling: 'acknowledged' }, 4, 'acknowledged'))
  await until(async () => (await stateOf('a-1/2')) === 'cancelled')
  t.equal(timers.now, NOON, 'at once')
  t.equal(notifier.size, 0)
  timers.passTo(NOON + 600_000)
  t.match((await storage.notices.get('a-1/2'))?.notice, {
    acknowledgedBy: 'wang',
    acknowledgedAt: NOON,
    reason: 'acknowledged',
  })
  t.equal(mail.received.length, 1)
})

t.test('one that is under way when the alert is taken is marked, and not tried again', async t => {
  const { notifier, commit, mail, sms, storage, stateOf } = await twoWays(t)
  mail.answers(() => 'hang')
  await notifier.start()
  const alert = alertOf('a-1')
  await commit(notified(alert))
  await until(() => mail.received.length === 1)
  await commit(happened(alert, 3, 'resolved'))
  await until(async () => (await storage.notices.get('a-1/2'))?.notice.cancelledAt === NOON)
  mail.release(500)
  await until(async () => (await stateOf('a-1/2')) === 'cancelled')
  t.equal(sms.received.length, 0)
})

t.test('whoever is given the alert is told of that, though it stops all others', async t => {
  const { notifier, commit, mail, stateOf } = await twoWays(t)
  await notifier.start()
  const alert = alertOf('a-1')
  await commit(notified(alert), happened(alert, 3, 'assigned'), notified(alert, 4, { why: 'assigned' }))
  await until(async () => (await stateOf('a-1/4')) === 'sent')
  t.equal(await stateOf('a-1/2'), 'cancelled')
  t.same(mail.ids(), ['a-1/4'])
})

t.test('clearing stops what does not latch, and nothing else', async t => {
  const { notifier, commit, mail, passTo, settled, stateOf } = await twoWays(t)
  mail.answers(() => ({ status: 429, retryAfterS: 5 }))
  await notifier.start()
  const [bin, sos] = [alertOf('a-1'), alertOf('a-2', { latched: true })]
  await commit(notified(bin), notified(sos))
  await settled()
  await commit(happened(bin, 3, 'cleared', 'system'), happened(sos, 3, 'cleared', 'system'))
  await settled()
  t.equal(await stateOf('a-1/2'), 'cancelled')
  t.equal(await stateOf('a-2/2'), 'queued')
  mail.answers(() => 200)
  await passTo(NOON + 5_000)
  await settled()
  t.equal(await stateOf('a-2/2'), 'sent')
})

t.test('what another alert covers meanwhile is not told', async t => {
  const { notifier, commit, mail, passTo, settled, storage, stateOf } = await twoWays(t)
  mail.answers(() => ({ status: 429, retryAfterS: 5 }))
  await notifier.start()
  await commit(notified(alertOf('a-1')))
  await settled()
  await commit(happened(alertOf('a-1'), 3, 'suppressed', 'system'))
  await settled()
  t.match((await storage.notices.get('a-1/2'))?.notice, {
    ...{ state: 'cancelled', reason: 'suppressed', acknowledgedBy: null },
  })
  await passTo(NOON + 5_000)
  await settled()
  t.equal(mail.received.length, 1)
  mail.answers(() => 200)
  await commit(happened(alertOf('a-1'), 4, 'released', 'system'), notified(alertOf('a-1'), 5))
  await settled()
  t.equal(await stateOf('a-1/5'), 'sent', 'and is again once nothing covers it')
})

t.test('where nobody can be reached that is said once, and each notice says why', async t => {
  const rig = await startRig(t)
  await rig.notifier.start()
  await rig.commit(notified(alertOf('a-1')), notified(sosOf('a-2')))
  await until(() => rig.tally.of('notices', 'failed') === 2)
  t.match((await rig.storage.notices.get('a-1/2'))?.notice, {
    state: 'failed',
    reason: 'no channel is set up',
  })
  t.match(rig.notifier.troubles(), [
    { code: 'nobody-reachable', words: /no channel is set up, or nobody said/ },
  ])
})

t.test('a full queue takes what is urgent, and says what it did not take', async t => {
  const { notifier, commit, mail, stateOf, storage } = await twoWays(t, { env: { LINLI_NOTIFY_QUEUE: '2' } })
  mail.answers(() => 'hang')
  await notifier.start()
  await commit(...[1, 2, 3].map(i => notified(alertOf(`a-${i}`))), notified(sosOf('a-4')))
  await until(() => mail.received.length === 3)
  t.match((await storage.notices.get('a-3/2'))?.notice, { state: 'failed', reason: 'too many notices wait' })
  t.equal(await stateOf('a-4/2'), 'sending')
  mail.release()
})

t.test('what waits for its turn goes to nobody whose account ended meanwhile', async t => {
  const { notifier, commit, mail, sms, passTo, settled, storage, channels, stateOf } = await twoWays(t)
  await storage.contacts.saveChannel(channelOf('mail', 'email', mail.url, { perMinuteMax: 1 }), {})
  await channels.load()
  await notifier.start()
  await commit(notified(alertOf('a-1')), notified(alertOf('a-2')))
  await settled()
  t.equal(mail.received.length, 1)
  await storage.accounts.removePerson('lin', NOON)
  await passTo(NOON + 61_000)
  await settled()
  t.same([mail.received.length, sms.received.length], [1, 0])
  t.equal(await stateOf('a-2/2'), 'failed')
  const attempts = (await storage.notices.get('a-1/2'))?.attempts
  t.match(attempts, [{ outcome: 'delivered', address: null }])
})

t.test('what waits for its turn goes by the way that is said then', async t => {
  const { notifier, commit, mail, passTo, settled, storage, channels, stateOf } = await twoWays(t)
  await storage.contacts.saveChannel(channelOf('mail', 'email', mail.url, { perMinuteMax: 1 }), {})
  await channels.load()
  await notifier.start()
  await commit(notified(alertOf('a-1')), notified(alertOf('a-2')))
  await settled()
  const way = { channel: 'mail', address: 'another', verifiedAt: null, goneAt: null }
  await storage.contacts.saveContacts('lin', { quietHours: null, ways: [way] })
  await passTo(NOON + 61_000)
  // The next turn: the one in which that was seen is taken.
  await passTo(NOON + 122_000)
  await settled()
  t.equal(await stateOf('a-2/2'), 'sent')
  t.same(
    mail.received.map(({ address }) => address),
    ['lin by mail', 'another'],
  )
})
