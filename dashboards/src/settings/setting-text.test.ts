import t from 'tap'
import { fromText, KEPT, toText } from './setting-text.ts'

t.test('a setting is the same after it was shown and not touched', async t => {
  const table = [
    ['text', 'mail.example.org'],
    ['pairs', { Authorization: 'Bearer {{secret.token}}', 'X-Time': '10:30' }],
    ['json', { pointer: '/code', equals: 0, retry: [1101] }],
    ['pairs', KEPT],
    ['text', undefined],
  ] as const
  for (const [type, value] of table) t.same(fromText(type, toText(type, value)), value)
})

t.test('what is no JSON is left to the server to refuse', async t => {
  t.equal(fromText('json', '{"pointer":'), '{"pointer":')
})
