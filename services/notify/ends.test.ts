import t from 'tap'
import { HOUR, MINUTE, SECOND } from '../domain/model/time.ts'
import { alertOf, contactsBy, happened, NOON, notified, sosOf, until } from './testing/rig.ts'
import { screens } from './testing/screens-rig.ts'

t.test('who was told is told the end once, at every address, and who was not is not', async t => {
  const { notifier, commit, settled, came, screensOf, timers } = await screens(t)
  await notifier.start()
  const alert = sosOf('a-1')
  await commit(notified(alert), notified(alert, 3, { to: 'ops' }))
  await settled()
  await commit(
    happened(alert, 4, 'acknowledged'),
    happened(alert, 5, 'on-site'),
    happened(alert, 6, 'resolved'),
  )
  await settled()
  timers.passTo(NOON + HOUR)
  await settled()
  t.same(came().sort(), [
    ...['a-1/2 phone 1 over', 'a-1/2 phone 1 raised', 'a-1/2 phone 2 over', 'a-1/2 phone 2 raised'],
    ...['a-1/3 over', 'a-1/3 raised'],
  ])
  t.match(await screensOf('a-1/3'), [
    {
      channel: 'mqtt',
      mark: '',
      ending: 'over',
      endingAt: NOON,
      endedAt: NOON,
      outcome: 'delivered',
      attempts: 1,
    },
  ])
  t.notOk(JSON.stringify(await screensOf('a-1/2')).includes('phone'), 'no address is kept')
})

t.test(
  'each way to take it out of hand says which it was; a condition that is over ends what does not latch',
  async t => {
    const { notifier, commit, settled, came } = await screens(t)
    await notifier.start()
    const table = [
      ['acknowledged', 'in-hand'],
      ['assigned', 'in-hand'],
      ['transferred', 'in-hand'],
      ['on-site', 'in-hand'],
      ['paused', 'put-aside'],
      ['shelved', 'put-aside'],
      ['suppressed', 'put-aside'],
      ['resolved', 'over'],
      ['withdrawn', 'over'],
      ['cleared', 'over'],
    ] as const
    for (const [type] of table) await commit(notified(alertOf(type), 2, { to: 'ops' }))
    await commit(notified(sosOf('latched'), 2, { to: 'ops' }))
    await settled()
    for (const [type] of table) await commit(happened(alertOf(type), 3, type))
    await commit(happened(sosOf('latched'), 3, 'cleared'))
    await settled()
    const ends = came().slice(table.length + 1)
    t.same(ends.sort(), table.map(([type, ending]) => `${type}/2 ${ending}`).sort())
  },
)

t.test('an end waits for what it ends, and comes last', async t => {
  const { notifier, commit, settled, receiver, came, screensOf } = await screens(t)
  receiver.answers(() => 'hang')
  await notifier.start()
  const alert = sosOf('a-1')
  await commit(notified(alert, 2, { to: 'ops' }))
  await until(() => receiver.received.length === 1)
  await commit(happened(alert, 3, 'acknowledged'))
  await until(async () => (await screensOf('a-1/2'))[0]?.ending === 'in-hand')
  t.same(came(), ['a-1/2 raised'], 'so far')
  receiver.answers(() => 200)
  receiver.release()
  await settled()
  t.same(came(), ['a-1/2 raised', 'a-1/2 in-hand'])
})

t.test('who may have been told is told the end; whom it never reached is not', async t => {
  const { notifier, commit, settled, receiver, came, timers, screensOf } = await screens(t)
  receiver.answers(({ address }) => (address === 'phone 1' ? 'hang' : address === 'phone 2' ? 410 : 500))
  await notifier.start()
  const alert = sosOf('a-1')
  await commit(notified(alert), notified(alert, 3, { to: 'ops' }))
  await until(() => receiver.received.length === 3)
  await commit(happened(alert, 4, 'acknowledged'))
  await until(() => notifier.lag === 0)
  receiver.answers(() => 200)
  timers.passTo(NOON + 10 * SECOND)
  await settled()
  t.same(came().slice(3), ['a-1/2 phone 1 in-hand'])
  t.same((await screensOf('a-1/2')).length, 1)
  t.same(await screensOf('a-1/3'), [])
})

t.test('nobody is told the end of what was queued and never sent', async t => {
  const { notifier, commit, settled, receiver, came, passTo } = await screens(t)
  receiver.answers(() => ({ status: 429, retryAfterS: 5 }))
  await notifier.start()
  const alert = alertOf('a-1')
  await commit(notified(alert, 2, { to: 'ops' }))
  await settled()
  await commit(happened(alert, 3, 'acknowledged'))
  receiver.answers(() => 200)
  await passTo(NOON + HOUR)
  await settled()
  t.same(came(), ['a-1/2 raised'], 'which was refused')
})

t.test('what comes again is shown again, after the end and not before it', async t => {
  const { notifier, commit, settled, came, screensOf } = await screens(t)
  await notifier.start()
  const alert = sosOf('a-1')
  await commit(notified(alert, 2, { to: 'ops' }))
  await settled()
  await commit(happened(alert, 3, 'acknowledged'))
  await settled()
  await commit(happened(alert, 4, 'reopened'), notified(alert, 5, { to: 'ops', why: 'reopened' }))
  await settled()
  await commit(happened(alert, 6, 'resolved'))
  await settled()
  t.same(came(), ['a-1/2 raised', 'a-1/2 in-hand', 'a-1/5 raised', 'a-1/5 over'])
  t.match(
    [await screensOf('a-1/2'), await screensOf('a-1/5')],
    [[{ ending: 'in-hand' }], [{ ending: 'over' }]],
  )
})

t.test('an end that could not be told is not told any more once it is shown anew', async t => {
  const { notifier, commit, settled, receiver, came, timers, screensOf } = await screens(t)
  await notifier.start()
  const alert = sosOf('a-1')
  await commit(notified(alert, 2, { to: 'ops' }))
  await settled()
  receiver.answers(({ isEnded }) => (isEnded ? 500 : 200))
  await commit(happened(alert, 3, 'acknowledged'))
  await settled()
  await commit(notified(alert, 4, { to: 'ops', why: 'reopened' }))
  await settled()
  receiver.answers(() => 200)
  timers.passTo(NOON + HOUR)
  await settled()
  t.same(came(), ['a-1/2 raised', 'a-1/2 in-hand', 'a-1/4 raised'])
  t.match(await screensOf('a-1/2'), [{ outcome: 'shown-anew', endedAt: NOON }])
  t.match(await screensOf('a-1/4'), [{ ending: null, endedAt: null }])
})

t.test('an end under way holds up nobody who is told anew', async t => {
  const { notifier, commit, settled, receiver, came } = await screens(t)
  await notifier.start()
  const alert = sosOf('a-1')
  await commit(notified(alert, 2, { to: 'ops' }))
  await settled()
  receiver.answers(({ isEnded }) => (isEnded ? 'hang' : 200))
  await commit(happened(alert, 3, 'acknowledged'))
  await until(() => receiver.received.length === 2)
  await commit(notified(alert, 4, { to: 'ops', why: 'reopened' }))
  await settled()
  t.same(came(), ['a-1/2 raised', 'a-1/2 in-hand', 'a-1/4 raised'], 'in no time')
})

t.test('an end is tried until it is taken, and for no longer than is set', async t => {
  const env = { LINLI_NOTIFY_END_HOURS: '1' }
  const { notifier, commit, settled, receiver, passTo, screensOf, tally } = await screens(t, { env })
  await notifier.start()
  const [one, other] = [alertOf('a-1'), alertOf('a-2')]
  await commit(notified(one, 2, { to: 'ops' }), notified(other, 2, { to: 'ops' }))
  await settled()
  receiver.answers(() => 503)
  await commit(happened(one, 3, 'resolved'))
  await settled()
  for (const atS of [2, 6, 14]) {
    const before = receiver.received.length
    await passTo(NOON + atS * SECOND - 1)
    await settled()
    t.equal(receiver.received.length, before, `not before ${atS} s`)
    await passTo(NOON + atS * SECOND)
    await settled()
    t.equal(receiver.received.length, before + 1, `at ${atS} s`)
  }
  receiver.answers(() => 200)
  await passTo(NOON + 30 * SECOND)
  await settled()
  t.match(await screensOf('a-1/2'), [{ outcome: 'delivered', attempts: 5, endedAt: NOON + 30 * SECOND }])

  receiver.answers(() => 503)
  await commit(happened(other, 3, 'resolved'))
  await settled()
  for (let at = NOON + MINUTE; at < NOON + HOUR; at += 5 * MINUTE) {
    await passTo(at)
    await settled()
    if (at < NOON + 50 * MINUTE) t.match(await screensOf('a-2/2'), [{ outcome: null }], 'still')
  }
  await passTo(NOON + HOUR)
  await settled()
  t.match(await screensOf('a-2/2'), [{ outcome: 'failed', reason: 'HTTP 503' }])
  t.equal(tally.of('notice_ends', 'mqtt failed'), 1)
  t.equal(tally.of('notice_ends', 'mqtt delivered'), 1)
})

t.test('no pace and no quiet hours hold up an end', async t => {
  const env = { LINLI_NOTIFY_PERSON_PER_HOUR: '3', LINLI_NOTIFY_CHANNEL_PER_MINUTE: '3' }
  const { notifier, commit, settled, came, storage } = await screens(t, { env })
  await notifier.start()
  const alerts = [alertOf('a-1'), alertOf('a-2'), alertOf('a-3')]
  await commit(...alerts.map(alert => notified(alert, 2, { to: 'wang' })))
  await settled()
  const known = await storage.contacts.contacts('wang')
  await storage.contacts.saveContacts('wang', {
    ways: known?.ways ?? [],
    quietHours: { from: '00:00', to: '23:59' },
  })
  await commit(...alerts.map(alert => happened(alert, 3, 'acknowledged')))
  await settled()
  t.equal(came().filter(line => line.endsWith('in-hand')).length, 3, 'in no time')
  await storage.contacts.saveContacts('wang', { ways: known?.ways ?? [], quietHours: null })
  await commit(notified(sosOf('a-4'), 2, { to: 'wang' }))
  await settled()
  t.ok(came().includes('a-4/2 phone 3 raised'))
})

t.test('an address that is let go meanwhile is told nothing', async t => {
  const { notifier, commit, settled, came, storage, screensOf } = await screens(t)
  await notifier.start()
  await commit(notified(sosOf('a-1'), 2, { to: 'wang' }))
  await settled()
  await storage.contacts.saveContacts('wang', contactsBy('email'))
  await commit(happened(sosOf('a-1'), 3, 'acknowledged'))
  await settled()
  t.same(came(), ['a-1/2 phone 3 raised'])
  t.match(await screensOf('a-1/2'), [{ outcome: 'failed', reason: 'the address is not in use any more' }])
})

t.test('the end is heard under every severity that was shown', async t => {
  const { notifier, commit, settled, receiver } = await screens(t)
  await notifier.start()
  const alert = alertOf('a-1', { severity: 'medium' })
  await commit(notified(alert, 2, { to: 'ops' }))
  await settled()
  const worse = { ...alert, severity: 'critical' as const }
  await commit(notified(worse, 3, { to: 'ops', why: 'climbed' }))
  await settled()
  await commit(happened(worse, 4, 'acknowledged'))
  await settled()
  t.same(receiver.received.at(-1)?.shownAs, ['medium', 'critical'])
  t.equal(receiver.received.length, 3)
})
