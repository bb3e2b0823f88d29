import t from 'tap'
import { HOUR, MINUTE } from '../../domain/model/time.ts'
import type { WaySeen } from '../../store/contact-store.ts'
import type { Message, Sent } from '../channel.ts'
import { ContactCodes } from './contact-codes.ts'

const NOON = Date.UTC(2026, 10, 22, 4)
const LIN = { person: 'lin', channel: 'mail', address: 'lin@example.org' }

function started({
  perHourMax = 5,
  validMs = 10 * MINUTE,
  answer = { ok: true } as Sent,
  codes = ['123456'],
} = {}) {
  const clock = { now: NOON }
  const sent: (readonly [string, Message])[] = []
  const seen: WaySeen[] = []
  const way = { channel: 'mail', verifiedAt: null, goneAt: null }
  const of = new ContactCodes({
    contacts: {
      contacts: async () => ({
        quietHours: null,
        ways: ['lin@example.org', 'other@example.org'].map(address => ({ ...way, address })),
      }),
      sawWay: async one => void seen.push(one),
    },
    send: async (_channel, message, address) => {
      sent.push([address, message])
      return answer
    },
    limits: { validMs, perHourMax },
    now: () => clock.now,
    newCode: () => codes.shift() ?? '654321',
  })
  return { clock, sent, seen, codes: of }
}

t.test('whoever tells the code that arrived has shown that the address is read', async t => {
  const { codes, sent, seen } = started()
  t.same(await codes.send(LIN, 'en'), { ok: true, expiresAt: NOON + 10 * MINUTE })
  t.match(sent, [
    ['lin@example.org', { title: 'Your code: 123456', body: /within 10 minutes/, isTest: true }],
  ])
  t.equal(await codes.tell(LIN, '123456'), 'right')
  t.same(seen, [{ ...LIN, what: 'verified', at: NOON }])
  t.equal(await codes.tell(LIN, '123456'), 'ended', 'once')
})

t.test('a minute is not several', async t => {
  const { codes, sent } = started({ validMs: MINUTE })
  await codes.send(LIN, 'en')
  t.match(sent, [['lin@example.org', { body: /within a minute\./ }]])
})

t.test('a code is of one person and one address', async t => {
  const { codes, seen } = started()
  await codes.send(LIN, 'zh')
  t.equal(await codes.tell({ ...LIN, person: 'wang' }, '123456'), 'ended')
  t.equal(await codes.tell({ ...LIN, address: 'other@example.org' }, '123456'), 'ended')
  t.same(seen, [])
})

t.test('it ends after its time, not a moment before', async t => {
  const { codes, clock } = started({ codes: ['1', '2'] })
  await codes.send(LIN, 'zh')
  clock.now += 10 * MINUTE
  t.equal(await codes.tell(LIN, '1'), 'ended')
  await codes.send(LIN, 'zh')
  clock.now += 10 * MINUTE - 1
  t.equal(await codes.tell(LIN, '2'), 'right')
})

t.test('after five wrong ones the right one is of no use any more', async t => {
  const four = started()
  await four.codes.send(LIN, 'zh')
  for (let i = 0; i < 4; i++) t.equal(await four.codes.tell(LIN, '000000'), 'wrong')
  t.equal(await four.codes.tell(LIN, '123456'), 'right')
  const five = started()
  await five.codes.send(LIN, 'zh')
  for (let i = 0; i < 5; i++) t.equal(await five.codes.tell(LIN, '000000'), 'wrong')
  t.equal(await five.codes.tell(LIN, '123456'), 'ended')
  t.same(five.seen, [])
})

t.test('a new code ends the one before', async t => {
  const { codes } = started({ codes: ['111111', '222222'] })
  await codes.send(LIN, 'zh')
  await codes.send(LIN, 'zh')
  t.equal(await codes.tell(LIN, '111111'), 'wrong')
  t.equal(await codes.tell(LIN, '222222'), 'right')
})

t.test('nothing is sent to an address that is not on file', async t => {
  const { codes, sent } = started()
  t.same(await codes.send({ ...LIN, address: 'victim@example.org' }, 'zh'), { ok: false, why: 'no-such-way' })
  t.same(sent, [])
})

t.test('so many are sent in an hour, by person and by address', async t => {
  const { codes, clock, sent } = started({ perHourMax: 2 })
  for (let i = 0; i < 2; i++) t.match(await codes.send(LIN, 'zh'), { ok: true })
  t.match(await codes.send(LIN, 'zh'), { ok: false, why: 'too-many', retryAfterMs: HOUR / 2 })
  t.match(await codes.send({ ...LIN, address: 'other@example.org' }, 'zh'), { why: 'too-many' }, 'by person')
  t.match(await codes.send({ ...LIN, person: 'wang' }, 'zh'), { why: 'too-many' }, 'by address')
  t.equal(sent.length, 2)
  clock.now += HOUR / 2
  t.match(await codes.send(LIN, 'zh'), { ok: true })
})

t.test('what the channel does not take is said, and no code waits for it', async t => {
  const { codes } = started({ answer: { ok: false, reason: 'refused with 550', isWorthRetrying: false } })
  t.same(await codes.send(LIN, 'zh'), { ok: false, why: 'not-sent', detail: 'refused with 550' })
  t.equal(await codes.tell(LIN, '123456'), 'ended')
})

t.test('a code has six digits, and each its own', async t => {
  const of = started({ perHourMax: 1_000 })
  const codes = new Set<string>()
  const { sent } = of
  const real = new ContactCodes({
    contacts: {
      contacts: async () => ({
        quietHours: null,
        ways: [{ channel: 'mail', address: LIN.address, verifiedAt: null, goneAt: null }],
      }),
      sawWay: async () => {},
    },
    send: async (_channel, message, address) => {
      sent.push([address, message])
      return { ok: true }
    },
    limits: { validMs: MINUTE, perHourMax: 1_000 },
    now: () => NOON,
  })
  for (let i = 0; i < 50; i++) await real.send(LIN, 'zh')
  for (const [, { title }] of sent) codes.add(/^验证码：(\d{6})$/.exec(title)?.[1] ?? '')
  t.notOk(codes.has(''))
  t.ok(codes.size > 40)
})
