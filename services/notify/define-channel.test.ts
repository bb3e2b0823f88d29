import t from 'tap'
import { z } from 'zod'
import type { Sent } from './channel.ts'
import { defineChannel, type OwnChannel } from './define-channel.ts'
import { sampleMessage } from './testing/sample-message.ts'
import { stoppedTime } from './testing/stopped-time.ts'

const SETTINGS = { token: 'very-secret', host: 'here' }

function channelThat(send: OwnChannel['send'], parts = stoppedTime()) {
  const definition = defineChannel({
    kind: 'webhook',
    title: { en: 'Trial', zh: '试验' },
    address: 'email',
    settings: z.strictObject({ token: z.string(), host: z.string() }),
    secrets: ['token'],
    isIdempotent: false,
    tellsEnd: false,
    timeoutMs: 5_000,
    open: () => ({ send }),
  })
  return definition.open(SETTINGS, parts)
}

const never = new AbortController().signal
const hangs = () => new Promise<Sent>(() => {})

t.test('what a channel throws is an answer, and may have been taken', async t => {
  const thrown = channelThat(async () => {
    throw Object.assign(new Error('broken'), { code: 'EBROKEN' })
  })
  t.same(await thrown.send(sampleMessage(), 'a@b.example', never), {
    ok: false,
    reason: 'failed: EBROKEN',
    isWorthRetrying: true,
    isUncertain: true,
  })
  const thrownAtOnce = channelThat(() => {
    throw new TypeError('broken')
  })
  t.match(await thrownAtOnce.send(sampleMessage(), 'a@b.example', never), { reason: 'failed: TypeError' })
})

t.test('a channel that hangs is given up after its time, and not before', async t => {
  const parts = stoppedTime()
  const sending = channelThat(hangs, parts).send(sampleMessage(), 'a@b.example', never)
  let isOver = false
  void sending.then(() => (isOver = true))
  parts.pass(4_999)
  await new Promise(setImmediate)
  t.notOk(isOver)
  parts.pass(5_000)
  t.same(await sending, {
    ok: false,
    reason: 'no answer within 5 s',
    isWorthRetrying: true,
    isUncertain: true,
  })
})

t.test('a channel that ends with the signal says itself how far it came', async t => {
  const parts = stoppedTime()
  const channel = channelThat(
    (_message, _address, signal) =>
      new Promise(resolve => {
        const sent: Sent = { ok: false, reason: 'never connected', isWorthRetrying: false }
        signal.addEventListener('abort', () => resolve(sent))
      }),
    parts,
  )
  const sending = channel.send(sampleMessage(), 'a@b.example', never)
  parts.pass(5_000)
  t.same(await sending, { ok: false, reason: 'no answer within 5 s', isWorthRetrying: true })
})

t.test('what is called off ends at once, and is not begun where that was before', async t => {
  const calledOff = new AbortController()
  const sending = channelThat(hangs).send(sampleMessage(), 'a@b.example', calledOff.signal)
  calledOff.abort()
  t.match(await sending, { ok: false, reason: 'called off', isUncertain: true })
  const begun = channelThat(async () => t.fail('it was begun') as never)
  const sent = await begun.send(sampleMessage(), 'a@b.example', calledOff.signal)
  t.same(sent, { ok: false, reason: 'called off', isWorthRetrying: true })
})

t.test('neither a secret nor the address stands in a reason', async t => {
  const channel = channelThat(async () => ({
    ok: false,
    reason: 'very-secret is not known to a@b.example here',
    isWorthRetrying: false,
  }))
  t.match(await channel.send(sampleMessage(), 'a@b.example', never), { reason: '… is not known to … here' })
})

t.test('without an address nothing is sent where one is needed', async t => {
  const channel = channelThat(async () => t.fail('it was begun') as never)
  t.match(await channel.send(sampleMessage(), undefined, never), {
    ok: false,
    reason: 'no address',
    isWorthRetrying: false,
  })
})

t.test('settings that do not fit any more refuse each message and name the key', async t => {
  const definition = defineChannel({
    kind: 'webhook',
    title: { en: 'Trial', zh: '试验' },
    address: 'none',
    settings: z.strictObject({ token: z.string() }),
    secrets: ['token'],
    isIdempotent: false,
    tellsEnd: false,
    timeoutMs: 1,
    open: () => t.fail('it was opened') as never,
  })
  const channel = definition.open({ token: 7 }, stoppedTime())
  t.match(await channel.send(sampleMessage(), undefined, never), { reason: /do not fit any more: token$/ })
})
