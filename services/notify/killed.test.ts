import t from 'tap'
import { Random } from '../../scripts/testing/random.ts'
import { testSeed } from '../../scripts/testing/seed.ts'
import { temporaryFolder } from '../store/temporary.ts'
import { mortal } from './testing/mortal.ts'
import { startReceiver } from './testing/receiver.ts'
import { alertOf, channelOf, contactsBy, happened, notified, sosOf, startRig, until } from './testing/rig.ts'

const LIVES = 10
const NOTICES_A_LIFE = 6
/** A notice is on record, its attempt is, it is sent, and that is on record. */
const STEPS_MAX = 8 * NOTICES_A_LIFE

/** What a life hangs on by mail; what does not by mail; the same by a channel that shows a second copy as one. */
const sorts = ['sos', 'mail', 'hook'] as const

t.test('whenever the server is killed nothing is forgotten, and what comes twice says so', async t => {
  t.comment(`seed ${testSeed}`)
  const random = new Random(testSeed)
  const folder = temporaryFolder()
  const receiver = await startReceiver()
  t.teardown(() => receiver.close())
  const first = await startRig(t, { folder })
  const { contacts } = first.storage
  await contacts.saveChannel(channelOf('mail', 'email', receiver.url), {})
  await contacts.saveChannel(channelOf('hook', 'webhook', receiver.url), {})
  await contacts.saveContacts('lin', contactsBy('mail'))
  await contacts.saveContacts('ops', {
    ...contactsBy(),
    ways: [{ channel: 'hook', address: null, verifiedAt: null, goneAt: null }],
  })
  await first.close()

  const sortOf = new Map<string, (typeof sorts)[number]>()
  const taken = new Set<string>()
  for (let life = 1; life <= LIVES; life += 1) {
    const end = mortal(random.wholeWithin(1, STEPS_MAX), random.chance(0.5))
    const rig = await startRig(t, {
      folder,
      override: end.override,
    })
    rig.notifier.start().catch(() => {})
    const changes = Array.from({ length: NOTICES_A_LIFE }, (_, i) => {
      const sort = random.pick(sorts)
      const id = `a-${life}${i}`
      sortOf.set(`${id}/2`, sort)
      return notified(sort === 'sos' ? sosOf(id) : alertOf(id), 2, { to: sort === 'hook' ? 'ops' : 'lin' })
    })
    const [one] = changes
    if (one !== undefined && random.chance(0.3)) {
      taken.add(`${one.alert.id}/2`)
      await rig.commit(...changes, happened(one.alert, 3, 'acknowledged'))
    } else await rig.commit(...changes)
    await until(() => end.isKilled() || (rig.notifier.size === 0 && rig.notifier.lag === 0))
    await rig.kill()
  }

  const last = await startRig(t, { folder })
  await last.notifier.start()
  await until(() => last.notifier.size === 0)
  const counts = { repeated: 0, unknown: 0, cancelled: 0 }
  for (const [id, sort] of sortOf) {
    const file = await last.storage.notices.get(id)
    const copies = receiver.received.filter(({ noticeId }) => noticeId === id)
    const state = file?.notice.state ?? 'missing'
    const unknown = file?.attempts.filter(({ outcome }) => outcome === 'unknown').length ?? 0
    const mayBe = taken.has(id)
      ? ['cancelled', 'sent', 'unknown']
      : sort === 'mail'
        ? ['sent', 'unknown']
        : ['sent']
    if (!mayBe.includes(state)) t.fail(`${sort} ${id} is ${state}`)
    if (!taken.has(id) && state === 'sent' && copies.length === 0)
      t.fail(`${sort} ${id} is sent, and never came`)
    if (copies.filter(({ isRepeat }) => !isRepeat).length > 1)
      t.fail(`${sort} ${id} came twice and did not say so`)
    if (copies.length > 1 + unknown) t.fail(`${sort} ${id} came ${copies.length} times for ${unknown} kills`)
    if (sort === 'mail' && copies.length > 1) t.fail(`${id} was told again, and need not be`)
    if (copies.length > 1) counts.repeated += 1
    if (state === 'unknown') counts.unknown += 1
    if (state === 'cancelled') counts.cancelled += 1
  }
  t.equal(sortOf.size, LIVES * NOTICES_A_LIFE)
  t.comment(JSON.stringify(counts))
  t.ok(counts.repeated > 0 && counts.unknown > 0 && counts.cancelled > 0, 'all of this happened')
})
