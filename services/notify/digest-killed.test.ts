import t from 'tap'
import { Random } from '../../scripts/testing/random.ts'
import { testSeed } from '../../scripts/testing/seed.ts'
import { DAY, HOUR, MINUTE } from '../domain/model/time.ts'
import { temporaryFolder } from '../store/temporary.ts'
import { mortal } from './testing/mortal.ts'
import { startReceiver } from './testing/receiver.ts'
import { alertOf, channelOf, contactsBy, NOON, notified, startRig, until } from './testing/rig.ts'

/** That they wait is on record, that they are gathered, the attempt, the sending and its end, the latter four for two people. */
const STEPS = 9

t.test('whenever the server is killed, no digest is lost, and none looks new twice', async t => {
  t.comment(`seed ${testSeed}`)
  const random = new Random(testSeed)
  const folder = temporaryFolder()
  const receiver = await startReceiver()
  t.teardown(() => receiver.close())
  const ways = { lin: 'mail', ops: 'hook' } as const
  const channelOfNotice = new Map<string, 'mail' | 'hook'>()
  let kills = 0

  for (let life = 1; life <= STEPS + 1; life += 1) {
    const noon = NOON + life * DAY
    const end = mortal(life, random.chance(0.5))
    const rig = await startRig(t, {
      ...{ folder, now: noon },
      override: end.override,
    })
    if (life === 1) {
      const { contacts } = rig.storage
      await contacts.saveChannel(channelOf('mail', 'email', receiver.url), {})
      await contacts.saveChannel(channelOf('hook', 'webhook', receiver.url), {})
      await contacts.saveContacts('lin', contactsBy('mail'))
      const hook = { channel: 'hook', address: null, verifiedAt: null, goneAt: null }
      await contacts.saveContacts('ops', { ...contactsBy(), ways: [hook] })
      await rig.channels.load()
    }
    const isQuiet = () => rig.notifier.lag === 0 && rig.notifier.underWay === 0
    rig.notifier.start().catch(() => {})
    await rig.commit(
      ...(['lin', 'ops'] as const).flatMap(to =>
        ['a', 'b'].map(one => {
          const id = `${to}-${life}${one}`
          channelOfNotice.set(`${id}/2`, ways[to])
          return notified(alertOf(id, { severity: 'low' }), 2, { to })
        }),
      ),
    )
    await until(() => end.isKilled() || isQuiet())
    rig.timers.passTo(noon + 7 * HOUR)
    await until(() => end.isKilled() || (isQuiet() && rig.notifier.size === 0))
    kills += Number(end.isKilled())
    await rig.kill()
  }

  const last = await startRig(t, { folder, now: NOON + (STEPS + 2) * DAY })
  await last.notifier.start()
  while (last.notifier.size > 0) await last.passTo(last.timers.now + 10 * MINUTE)
  await last.settled()
  for (const [id, channel] of channelOfNotice) {
    const file = await last.storage.notices.get(id)
    const alert = id.slice(0, -'/2'.length)
    const copies = receiver.received.filter(({ title }) => title.split(' ').includes(alert))
    const state = file?.notice.state ?? 'missing'
    if (state !== 'digested' && !(state === 'unknown' && channel === 'mail')) t.fail(`${id} is ${state}`)
    if (state === 'digested' && copies.length === 0) t.fail(`${id} is told, and never came`)
    if (channel === 'mail' && copies.length > 1) t.fail(`${id} came ${copies.length} times by mail`)
    if (copies.slice(1).some(({ isRepeat }) => !isRepeat)) t.fail(`${id} looks new twice`)
    if (new Set(copies.map(({ noticeId }) => noticeId)).size > 1) t.fail(`${id} is in two digests`)
  }
  t.equal(channelOfNotice.size, 4 * (STEPS + 1))
  t.ok(kills >= STEPS, `killed ${kills} times`)
})
