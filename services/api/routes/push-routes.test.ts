import t, { type Test } from 'tap'
import type { NoticeDesk } from '../../notify/desk.ts'
import { openTemporaryStorage } from '../../store/temporary.ts'
import { noNotices } from '../testing/no-notices.ts'
import { asAdmin, startTestServer } from '../testing/test-server.ts'

const channel = {
  ...{ id: 'push', kind: 'push' as const, name: 'Push', settings: { publicKey: 'BKey' } },
  ...{ enabled: true, forEveryone: false, perMinuteMax: null },
}
const subscription = (name: string) => ({
  endpoint: `https://push.example/${name}`,
  expirationTime: null,
  keys: { p256dh: 'B'.repeat(87), auth: 'a'.repeat(22) },
})

async function started(t: Test) {
  const { contacts, notices, close } = await openTemporaryStorage()
  const tried: unknown[] = []
  const channels = {
    ...{ sorts: () => [], list: async () => [], save: async () => ({ ok: true }), remove: async () => true },
    addressFault: () => undefined,
    test: async (id: string, trial: unknown) => {
      tried.push([id, trial])
      return { ok: false, reason: 'answered 410', isWorthRetrying: false }
    },
  } as NoticeDesk['channels']
  const desk = { ...noNotices, channels, ledger: notices, contacts }
  const { api } = await startTestServer({ override: { notices: desk } })
  t.teardown(async () => {
    await api.close()
    await close()
  })
  return { contacts, tried, ask: await asAdmin(api) }
}

t.test('a browser subscribes, is listed with whether it still works, tried, and leaves', async t => {
  const { contacts, tried, ask } = await started(t)
  await contacts.saveChannel(channel, {})
  const { endpoint } = subscription('phone')
  t.same((await ask('GET', '/api/me/push')).json(), { publicKey: 'BKey', browsers: [] })
  const saved = await ask('POST', '/api/me/push', { payload: { subscription: subscription('phone') } })
  t.equal(saved.statusCode, 204, saved.body)
  t.same((await ask('GET', '/api/me/push')).json().browsers, [{ endpoint, goneAt: null }])
  const trial = await ask('POST', '/api/me/push/test', { payload: { endpoint, language: 'en' } })
  t.match(trial.json(), { code: 'CHANNEL_REFUSED', detail: 'answered 410' })
  const [way] = (await contacts.contacts('admin'))?.ways ?? []
  t.same(tried, [['push', { address: way?.address, language: 'en' }]])
  t.same(
    JSON.parse(way?.address ?? ''),
    { endpoint, keys: subscription('phone').keys },
    'nothing more is kept',
  )
  t.equal((await ask('DELETE', '/api/me/push', { payload: { endpoint } })).statusCode, 204)
  t.same((await ask('GET', '/api/me/push')).json().browsers, [])
})

t.test('nobody subscribes where there is no channel in use, nor with what is no subscription', async t => {
  const { contacts, ask } = await started(t)
  const post = async (wanted: object) =>
    (await ask('POST', '/api/me/push', { payload: { subscription: wanted } })).json().code
  t.equal(await post(subscription('phone')), 'CHANNEL_UNKNOWN')
  await contacts.saveChannel({ ...channel, enabled: false }, {})
  t.equal((await ask('GET', '/api/me/push')).json().publicKey, null)
  t.equal(await post(subscription('phone')), 'CHANNEL_UNKNOWN')
  await contacts.saveChannel(channel, {})
  for (const wrong of [
    { ...subscription('phone'), endpoint: 'http://push.example/1' },
    { ...subscription('phone'), keys: { p256dh: 'short', auth: 'a'.repeat(22) } },
    { endpoint: 'https://push.example/1' },
  ])
    t.equal(await post(wrong), 'VALIDATION_FAILED', JSON.stringify(wrong))
  const trial = await ask('POST', '/api/me/push/test', { payload: { endpoint: 'https://push.example/2' } })
  t.equal(trial.json().code, 'CHANNEL_UNKNOWN')
})
