import t from 'tap'
import { webhook } from './channels/webhook.ts'
import { sendTest } from './send-test.ts'
import { startHttpCounterpart } from './testing/http-counterpart.ts'
import { stoppedTime } from './testing/stopped-time.ts'

const SECRET = 'whsec_MfKQ9r8GKYqrTwjUPD8ILPZIo2LaLaSw'
const never = new AbortController().signal

async function receiver() {
  const started = await startHttpCounterpart({
    settings: url => ({ url, secret: SECRET, allowPrivateNetwork: true }),
  })
  t.teardown(() => started.close())
  return started
}
const test = { definition: webhook, address: undefined, id: 'test/1', site: 'sunny' } as const

t.test('a test arrives, and neither person nor machine takes it for a real one', async t => {
  const { settings, asked } = await receiver()
  t.same(await sendTest({ ...test, settings, language: 'zh' }, stoppedTime(), never), { ok: true })
  t.match(JSON.parse(String(asked[0]?.body)), {
    ...{ test: true, ended: true, lifeSafety: false, severity: 'low', notice: 'test/1' },
    title: '【测试】无事发生',
    body: '正在测试邻里通知能否送达，无需处理。',
  })
})

t.test('a channel that cannot work says why', async t => {
  const counterpart = await receiver()
  counterpart.mood = 'refuse'
  const sent = await sendTest(
    { ...test, settings: counterpart.settings, language: 'en' },
    stoppedTime(),
    never,
  )
  t.match(sent, { ok: false, reason: 'answered 403' })
  const wrong = await sendTest(
    { ...test, settings: { url: 'nowhere' }, language: 'en' },
    stoppedTime(),
    never,
  )
  t.match(wrong, { ok: false, reason: /do not fit any more: url, secret/ })
})
