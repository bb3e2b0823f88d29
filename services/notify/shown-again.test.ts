import t from 'tap'
import { HOUR, MINUTE, SECOND } from '../domain/model/time.ts'
import { temporaryFolder } from '../store/temporary.ts'
import { startReceiver } from './testing/receiver.ts'
import { happened, NOON, notified, sosOf, until } from './testing/rig.ts'
import { screens } from './testing/screens-rig.ts'

t.test('where it would be forgotten it is shown again and again until its end, and not after', async t => {
  const folder = temporaryFolder()
  const receiver = await startReceiver()
  const first = await screens(t, { folder, receiver })
  await first.notifier.start()
  await first.commit(notified(sosOf('a-1'), 2, { to: 'prom' }))
  await first.settled()
  await first.passTo(NOON + MINUTE)
  await first.settled()
  t.same(first.came(), ['a-1/2 raised', 'a-1/2 raised'])
  receiver.answers(() => 500)
  await first.passTo(NOON + 2 * MINUTE)
  await first.settled()
  receiver.answers(() => 200)
  await first.passTo(NOON + 2 * MINUTE + 15 * SECOND)
  await first.settled()
  t.equal(first.came().length, 4, 'sooner where it was not taken')
  await first.kill()
  const next = await screens(t, { folder, receiver, now: NOON + HOUR })
  await next.notifier.start()
  await next.settled()
  t.equal(next.came().length, 5, 'with the next start')
  await next.commit(happened(sosOf('a-1'), 3, 'acknowledged'))
  await next.settled()
  await next.passTo(NOON + 2 * HOUR)
  await next.settled()
  t.same(next.came().slice(5), ['a-1/2 in-hand'])
})

t.test('an end that is due is not held up by one that is shown once more', async t => {
  const { notifier, commit, settled, receiver, came, passTo } = await screens(t)
  await notifier.start()
  await commit(notified(sosOf('a-1'), 2, { to: 'prom' }))
  await settled()
  receiver.answers(({ isEnded }) => (isEnded ? 200 : 'hang'))
  await passTo(NOON + MINUTE)
  await until(() => receiver.received.length === 2)
  await commit(happened(sosOf('a-1'), 3, 'acknowledged'))
  await settled()
  t.same(came(), ['a-1/2 raised', 'a-1/2 raised', 'a-1/2 in-hand'], 'in no time')
})
