import t from 'tap'
import { payloadText } from './payload-text.ts'

const base64 = (bytes: Uint8Array) => Buffer.from(bytes).toString('base64')

t.test('what is text is shown as text, also where it was cut within a character', async t => {
  const text = Buffer.from('{"名":"东门"}')
  t.equal(payloadText(base64(text)), '{"名":"东门"}')
  t.equal(payloadText(base64(text.subarray(0, 10))), '{"名":"')
})

t.test('what is no text is shown byte by byte', async t => {
  t.equal(payloadText(base64(Uint8Array.of(1, 0x75, 0xff))), '01 75 ff')
})
