import t from 'tap'
import { Random } from '../../scripts/testing/random.ts'
import { testSeed } from '../../scripts/testing/seed.ts'
import { temporaryFolder } from '../store/temporary.ts'
import { mortal } from './testing/mortal.ts'
import { startReceiver } from './testing/receiver.ts'
import { channelOf, happened, notified, sosOf, startRig, until } from './testing/rig.ts'

const LIVES = 12
const ALERTS_A_LIFE = 3
/** A notice is on record, its attempt is, it is sent, that is on record; the end is decided, begun, told and on record. */
const STEPS_MAX = 8 * ALERTS_A_LIFE

t.test('whenever the server is killed, each light that was lit is told the end, after all else', async t => {
  t.comment(`seed ${testSeed}`)
  const random = new Random(testSeed)
  const folder = temporaryFolder()
  const receiver = await startReceiver()
  t.teardown(() => receiver.close())
  const first = await startRig(t, { folder })
  await first.storage.contacts.saveChannel(channelOf('lights', 'mqtt', receiver.url), {})
  const ways = [{ channel: 'lights', address: null, verifiedAt: null, goneAt: null }]
  await first.storage.contacts.saveContacts('ops', { quietHours: null, ways })
  await first.close()

  const alerts: string[] = []
  let kills = 0
  for (let life = 1; life <= LIVES; life += 1) {
    const end = mortal(random.wholeWithin(1, STEPS_MAX), random.chance(0.5))
    const rig = await startRig(t, {
      folder,
      override: end.override,
    })
    rig.notifier.start().catch(() => {})
    const fresh = Array.from({ length: ALERTS_A_LIFE }, (_, i) => sosOf(`a-${life}-${i}`))
    alerts.push(...fresh.map(({ id }) => id))
    await rig.commit(...fresh.map(alert => notified(alert, 2, { to: 'ops' })))
    // Taken while it is sent, or when that is over; the rest is taken in the next life.
    const isSent = random.chance(0.5)
    const { notifier } = rig
    const isDone = () => notifier.lag === 0 && (!isSent || notifier.underWay === 0)
    await until(() => end.isKilled() || isDone())
    await rig.commit(...fresh.map(alert => happened(alert, 3, 'acknowledged')))
    await until(
      () => end.isKilled() || (notifier.size === 0 && notifier.lag === 0 && notifier.underWay === 0),
    )
    if (end.isKilled()) kills += 1
    await rig.kill()
  }

  const last = await startRig(t, { folder })
  await last.notifier.start()
  await last.settled()
  const counts = { kills, lit: 0, dark: 0, repeatedEnds: 0 }
  for (const id of alerts) {
    const came = receiver.received
      .filter(({ noticeId }) => noticeId === `${id}/2`)
      .map(({ isEnded }) => isEnded)
    if (came.length === 0) counts.dark += 1
    else counts.lit += 1
    if (came.length > 0 && came.at(-1) === false) t.fail(`${id} is still lit: ${came}`)
    const ends = came.filter(isEnded => isEnded).length
    if (ends > 1) counts.repeatedEnds += 1
    const { notice, screens } = (await last.storage.notices.get(`${id}/2`)) ?? {}
    if (!['sent', 'cancelled', 'unknown'].includes(notice?.state ?? '')) t.fail(`${id} is ${notice?.state}`)
    for (const { outcome, attempts } of screens ?? []) {
      if (outcome !== 'delivered') t.fail(`${id}: its end is ${outcome}`)
      if (ends > attempts) t.fail(`${id} was ended ${ends} times, and ${attempts} are on record`)
    }
  }
  t.comment(JSON.stringify(counts))
  t.ok(counts.kills > LIVES / 2 && counts.lit > 0, 'it was killed, and some were lit')
})
