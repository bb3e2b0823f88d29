import t from 'tap'
import { dingtalkSignature } from './dingtalk-signature.ts'
import { feishuSignature } from './feishu-signature.ts'
import { isWebhookSecret, signatureHeaders } from './webhook-signature.ts'

t.test('a webhook is signed as the vector of Standard Webhooks says', async t => {
  const signed = signatureHeaders('whsec_MfKQ9r8GKYqrTwjUPD8ILPZIo2LaLaSw', {
    id: 'msg_p5jXN8AQM9LWM0D4loKWxJek',
    at: 1_614_265_330_999,
    body: '{"test": 2432232314}',
  })
  t.same(signed, {
    'webhook-id': 'msg_p5jXN8AQM9LWM0D4loKWxJek',
    'webhook-timestamp': '1614265330',
    'webhook-signature': 'v1,g0hM9SsE+OTPJTGt/tmIKtSyZlE3uFJELVlNIOLJ1OE=',
  })
})

t.test('a secret of a webhook is 24 to 64 bytes', async t => {
  const secretOf = (bytes: number) => `whsec_${Buffer.alloc(bytes, 7).toString('base64')}`
  for (const bytes of [24, 32, 64]) t.ok(isWebhookSecret(secretOf(bytes)), String(bytes))
  for (const bytes of [0, 16, 23, 65]) t.notOk(isWebhookSecret(secretOf(bytes)), String(bytes))
  t.notOk(isWebhookSecret('MfKQ9r8GKYqrTwjUPD8ILPZIo2LaLaSw'))
})

// Both made with the lines of Python that the two services document.
t.test('DingTalk: the time and the secret, under the secret', async t => {
  t.same(dingtalkSignature('SECsample-of-a-dingtalk-robot', 1_795_219_201_000), {
    timestamp: '1795219201000',
    sign: 'wkuQlSgo1MagpTccKN2n5bI82SXXONbyTCaiyHxiFdA=',
  })
})

t.test('Feishu: nothing, under the time and the secret', async t => {
  t.same(feishuSignature('sample-of-a-feishu-robot', 1_795_219_201_000), {
    timestamp: '1795219201',
    sign: 'x+Odle5eqzVxzTHDerhY8kh1unzFuP3E1sB1NKHsmMA=',
  })
})
