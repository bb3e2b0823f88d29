import t from 'tap'
import { isAddress } from './address.ts'

for (const good of ['lin@example.org', 'first.last+tag@mail.example.cn'])
  t.test(`${good} is an e-mail address`, async t => t.ok(isAddress('email', good)))

for (const bad of [
  ...['nonsense', '', 'lin@', '@example.org', 'lin example.org', 'Lin <lin@example.org>', ' lin@example.org'],
  ...['a@x.org, evil@x.org', 'a@x.org;evil@x.org', 'a@x.org\r\nBcc: evil@x.org', 'a@x.org\n'],
  `${'a'.repeat(250)}@x.org`,
])
  t.test(`${JSON.stringify(bad).slice(0, 40)} is none`, async t => t.notOk(isAddress('email', bad)))

for (const good of ['+8613800138000', '13800138000', '02165550000', '120'])
  t.test(`${good} is a telephone number`, async t => t.ok(isAddress('phone', good)))

for (const bad of [
  ...['nonsense', '', '12', '+', '+0123456', '1380013800a', '+86 138 0013 8000', '13800138000,13900139000'],
  ...['13800138000\n', '1'.repeat(16)],
])
  t.test(`${JSON.stringify(bad)} is none`, async t => t.notOk(isAddress('phone', bad)))

t.test('a push subscription is one alone as a browser gives it', async t => {
  t.notOk(isAddress('push-subscription', 'nonsense'))
  t.notOk(isAddress('push-subscription', '{}'))
})

t.test('where a channel goes to a place, what is written there is no matter', async t => {
  t.ok(isAddress('none', 'anything'))
})
