import t, { type Test } from 'tap'
import type { CodeSent, CodeTold } from '../../notify/desk.ts'
import { noNotices } from '../testing/no-notices.ts'
import { noon } from '../testing/samples.ts'
import { asAdmin, startTestServer } from '../testing/test-server.ts'

async function started(t: Test, sent: CodeSent, told: CodeTold = 'right') {
  const asked: unknown[] = []
  const codes = {
    send: async (...of: unknown[]) => {
      asked.push(of)
      return sent
    },
    tell: async (...of: unknown[]) => {
      asked.push(of)
      return told
    },
  }
  const { api } = await startTestServer({ override: { notices: { ...noNotices, codes } } })
  t.teardown(() => api.close())
  return { ask: await asAdmin(api), asked }
}

const way = { channel: 'mail', address: 'ada@example.org' }

t.test('a code goes to one’s own address in one’s own language, and is told back', async t => {
  const { ask, asked } = await started(t, { ok: true, expiresAt: noon + 60_000 })
  const sent = await ask('POST', '/api/me/contacts/verify', { payload: way })
  t.match(sent.json(), { expiresAt: new Date(noon + 60_000).toISOString() })
  const told = await ask('POST', '/api/me/contacts/confirm', { payload: { ...way, code: ' 123456 ' } })
  t.equal(told.statusCode, 204, told.body)
  const own = { person: 'admin', ...way }
  t.same(asked, [
    [own, 'zh'],
    [own, '123456'],
  ])
})

t.test('each refusal has a code of its own', async t => {
  const refusals: readonly (readonly [CodeSent, number, string])[] = [
    [{ ok: false, why: 'no-such-way' }, 404, 'CONTACT_NOT_FOUND'],
    [{ ok: false, why: 'too-many', retryAfterMs: 5_000 }, 429, 'CONTACT_CODES_TOO_MANY'],
    [{ ok: false, why: 'not-sent', detail: 'refused with 550' }, 422, 'CONTACT_NOT_REACHED'],
  ]
  for (const [answer, status, code] of refusals) {
    const { ask } = await started(t, answer)
    const reply = await ask('POST', '/api/me/contacts/verify', { payload: way })
    t.match(reply.json(), { status, code })
    if (status === 429) t.equal(reply.headers['retry-after'], '5')
  }
  for (const [told, status, code] of [
    ['wrong', 403, 'CONTACT_CODE_WRONG'],
    ['ended', 410, 'CONTACT_CODE_ENDED'],
  ] as const) {
    const { ask } = await started(t, { ok: false, why: 'no-such-way' }, told)
    const reply = await ask('POST', '/api/me/contacts/confirm', { payload: { ...way, code: '1' } })
    t.match(reply.json(), { status, code })
  }
})
