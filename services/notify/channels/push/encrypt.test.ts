import { createECDH } from 'node:crypto'
import t from 'tap'
import { pushReceiver } from '../../testing/push-receiver.ts'
import { encryptPush, PLAINTEXT_BYTES_MAX } from './encrypt.ts'

const bytes = (text: string): Buffer => Buffer.from(text, 'base64url')

function pairOf(privateKey: string) {
  const pair = createECDH('prime256v1')
  pair.setPrivateKey(bytes(privateKey))
  return pair
}

/** RFC 8291, Appendix A. */
const RFC = {
  plaintext: 'When I grow up, I want to be a watermelon',
  own: pairOf('yfWPiYE-n46HLnH0KqZOF1fJJU3MYrct3AELtAQ-oRw'),
  receiver: pairOf('q1dXpw3UpT5VOmu_cf_v6ih07Aems3njxI-JWgLcM94'),
  auth: bytes('BTBZMqHH6r4Tts7J_aSIgg'),
  salt: bytes('DGv6ra1nlYgDCS1FRnbzlw'),
  message:
    'DGv6ra1nlYgDCS1FRnbzlwAAEABBBP4z9KsN6nGRTbVYI_c7VJSPQTBtkgcy27ml' +
    'mlMoZIIgDll6e3vCYLocInmYWAmS6TlzAC8wEqKK6PBru3jl7A_yl95bQpu6cVPT' +
    'pK4Mqgkf1CXztLVBSt2Ks3oZwbuwXPXLWyouBWLVWGNWQexSgSxsj_Qulcy4a-fN',
}

t.test('the vector of RFC 8291 comes out to the byte', async t => {
  const keys = { p256dh: RFC.receiver.getPublicKey(), auth: RFC.auth }
  const encrypted = encryptPush(Buffer.from(RFC.plaintext), keys, { salt: RFC.salt, own: RFC.own })
  t.equal(encrypted.toString('base64url'), RFC.message)
})

t.test('the receiver of the tests reads the vector of RFC 8291', async t => {
  const receiver = pushReceiver(RFC.auth, RFC.receiver)
  t.equal(receiver.decrypt(bytes(RFC.message)).toString(), RFC.plaintext)
})

t.test('the longest message is one that every push service takes, and no two are alike', async t => {
  const receiver = pushReceiver(RFC.auth)
  const keys = { p256dh: bytes(receiver.keys.p256dh), auth: RFC.auth }
  const longest = Buffer.alloc(PLAINTEXT_BYTES_MAX, 'x')
  const [one, other] = [encryptPush(longest, keys), encryptPush(longest, keys)]
  t.equal(one.length, 4_096)
  t.same(receiver.decrypt(one), longest)
  t.notSame(one, other)
})
