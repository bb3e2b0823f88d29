import t from 'tap'
import { Backlog, BEHIND_MS_MAX, QUIET_MS } from './backlog.ts'

const ORDER = { topic: 'z/plug/set', payload: '{"state":"OFF"}' }
const OFF = { topic: 'z/plug', payload: Buffer.from('{"state":"OFF"}'), again: false, retained: false }
const heardBack = { ...OFF, topic: ORDER.topic, payload: Buffer.from(ORDER.payload) }

function resumed(isResumed = true) {
  const backlog = new Backlog()
  backlog.begin(isResumed, 0)
  return backlog
}

t.test('what a session kept may have waited, until what was published since is heard back', async t => {
  const backlog = resumed()
  t.ok(backlog.mayHaveWaited(OFF, 10))
  t.ok(backlog.mayHaveWaited(heardBack, 20), 'somebody else told it so before')
  backlog.published(ORDER)
  t.ok(backlog.mayHaveWaited(OFF, 30))
  t.ok(backlog.mayHaveWaited({ ...heardBack, again: true }, 40), 'it was sent before the line broke')
  t.ok(backlog.mayHaveWaited({ ...heardBack, retained: true }, 45), 'it was kept')
  t.ok(backlog.mayHaveWaited(OFF, 50))
  t.ok(backlog.mayHaveWaited(heardBack, 60))
  t.notOk(backlog.mayHaveWaited(OFF, 70))
})

t.test('without a session that was kept nothing waited, and each connection begins anew', async t => {
  const backlog = resumed(false)
  t.notOk(backlog.mayHaveWaited(OFF, 10))
  backlog.begin(true, 20)
  backlog.published(ORDER)
  t.ok(backlog.mayHaveWaited(OFF, 30))
  backlog.begin(true, 40)
  t.ok(backlog.mayHaveWaited(heardBack, 50), 'published by the connection before')
  t.ok(backlog.mayHaveWaited(OFF, 60))
})

t.test(
  'where nothing is heard back a pause ends it, and one without an answer to what came is none',
  async t => {
    const backlog = resumed()
    t.ok(backlog.mayHaveWaited(OFF, 1))
    t.ok(backlog.mayHaveWaited(OFF, QUIET_MS))
    backlog.stirred(2 * QUIET_MS)
    t.ok(backlog.mayHaveWaited(OFF, 2 * QUIET_MS + 1), 'it came as soon as the one before was answered')
    t.ok(backlog.mayHaveWaited(OFF, 3 * QUIET_MS))
    t.notOk(backlog.mayHaveWaited(OFF, 4 * QUIET_MS))
    t.notOk(backlog.mayHaveWaited(OFF, 4 * QUIET_MS + 1))
  },
)

t.test('on a line that is never quiet it ends some time', async t => {
  const backlog = resumed()
  const stepMs = QUIET_MS - 1
  for (let now = stepMs; now < BEHIND_MS_MAX; now += stepMs) t.ok(backlog.mayHaveWaited(OFF, now))
  t.notOk(backlog.mayHaveWaited(OFF, BEHIND_MS_MAX))
})
