import t from 'tap'
import { Random } from '../../scripts/testing/random.ts'
import { testSeed } from '../../scripts/testing/seed.ts'
import { SEVERITIES } from '../domain/model/alert.ts'
import { startReceiver } from './testing/receiver.ts'
import { alertOf, channelOf, contactsBy, notified, sosOf, startRig, until } from './testing/rig.ts'

const NOTICES = 10_000
const URGENT = 300
/** Those that are under way together arrive in any order. */
const AT_ONCE = 20

async function flooded(t: Parameters<typeof startRig>[0]) {
  const random = new Random(testSeed)
  const receiver = await startReceiver()
  t.teardown(() => receiver.close())
  const unhurried = { LINLI_NOTIFY_CHANNEL_PER_MINUTE: '1000000', LINLI_NOTIFY_PERSON_PER_HOUR: '1000000' }
  const rig = await startRig(t, { env: { ...unhurried, LINLI_NOTIFY_DIGEST_AT: 'never' } })
  await rig.storage.contacts.saveChannel(channelOf('mail', 'email', receiver.url), {})
  await rig.storage.contacts.saveContacts('lin', contactsBy('mail'))
  await rig.channels.load()
  const alerts = Array.from({ length: NOTICES }, (_, i) => {
    if (i < URGENT / 2) return sosOf(`sos-${i}`)
    const severity = i < URGENT ? 'critical' : random.pick(['low', 'medium', 'high'] as const)
    return alertOf(`a-${i}`, { severity })
  })
  return { ...rig, receiver, changes: random.shuffled(alerts).map(alert => notified(alert)) }
}

t.test(
  'of ten thousand notices that wait, those that a life hangs on leave first, then by severity',
  async t => {
    const { notifier, commit, receiver, changes } = await flooded(t)
    await commit(...changes)
    await notifier.start()
    await until(() => receiver.received.length >= URGENT + 200)
    const left = receiver.received.map(({ noticeId, severity }) =>
      noticeId.startsWith('sos') ? 4 : SEVERITIES.indexOf(severity as 'low'),
    )
    const early = left.filter((urgency, i) => left.slice(i + AT_ONCE).some(later => later > urgency))
    t.same(early, [], 'none left while a more urgent one waited')
    t.equal(left.slice(0, URGENT + AT_ONCE).filter(urgency => urgency >= 3).length, URGENT)
  },
)

t.test('what a life hangs on passes ten thousand that hang or wait', async t => {
  const { notifier, commit, receiver, changes } = await flooded(t)
  receiver.answers(({ noticeId }) => (noticeId.startsWith('late') ? 200 : 'hang'))
  await notifier.start()
  await commit(...changes.filter(({ alert }) => alert.severity !== 'critical'))
  await until(() => receiver.received.length === 4)
  await commit(notified(sosOf('late-sos')))
  await until(() => receiver.received.length === 5)
  t.equal(receiver.ids().at(-1), 'late-sos/2')
  receiver.release()
})
