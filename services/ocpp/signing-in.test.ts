import t from 'tap'
import { DeviceCredentials } from '../broker/credentials.ts'
import { hashOf, tokensOf } from '../broker/testing/fixture.ts'
import { signIn } from './signing-in.ts'
import { device } from './testing/door.ts'

const HEX = '80ff00c3283a0d0a7f00'.repeat(2)

function verdictOn(password: Uint8Array, token = HEX) {
  const view = { device: device('cp:1'), values: {}, lastSeenAt: null, online: null, historyFrom: null }
  const registry = { get: (id: string) => (id === 'cp:1' ? view : undefined), heardAt: () => undefined }
  const basic = Buffer.concat([Buffer.from('cp:1:'), password]).toString('base64')
  const headers = { authorization: `Basic ${basic}` }
  const verdict = signIn(
    { url: '/ocpp/cp:1', headers },
    registry,
    new DeviceCredentials([['cp:1', tokensOf(token)]]),
  )
  return verdict.ok ? 'in' : verdict.reason
}

t.test('a key of 40 hex digits opens as it is written and as the bytes that it stands for', async t => {
  t.equal(verdictOn(Buffer.from(HEX)), 'in')
  t.equal(verdictOn(Buffer.from(HEX.toUpperCase())), 'in')
  t.equal(
    verdictOn(Buffer.from(HEX, 'hex')),
    'in',
    'bytes that are no UTF-8, a colon and a line end among them',
  )
  t.equal(verdictOn(Buffer.from(HEX.slice(0, 38), 'hex')), 'token-wrong')
  t.equal(verdictOn(Buffer.from(HEX.slice(0, 39))), 'token-wrong')
  t.equal(verdictOn(Buffer.from(`${HEX.slice(0, 39)}c`)), 'token-wrong')
  t.equal(verdictOn(Buffer.from(hashOf(HEX), 'hex')), 'token-wrong', 'the hash is no key')
})

t.test('a token of letters opens as it is written alone', async t => {
  const token = 'Ab-_c'.repeat(8)
  t.equal(verdictOn(Buffer.from(token), token), 'in')
  t.equal(verdictOn(Buffer.from(token.toLowerCase()), token), 'token-wrong')
})
