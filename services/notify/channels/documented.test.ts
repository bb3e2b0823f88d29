import { readFileSync } from 'node:fs'
import t from 'tap'
import type { Settings } from '../channel.ts'
import { sampleMessage } from '../testing/sample-message.ts'
import { stoppedTime } from '../testing/stopped-time.ts'
import { startReceiver, WEBHOOK_SECRET } from '../testing/webhook-receiver.ts'
import { channels } from './channels.ts'
import { newVapidKeys } from './push/vapid.ts'
import { webhook } from './webhook.ts'

const page = readFileSync(new URL('../../../docs/channels.md', import.meta.url), 'utf8')
const sections = new Map(
  page.split(/^## /m).map(section => [section.slice(0, section.indexOf('\n')), section] as const),
)

/** Of which the page shows the beginning. */
const WHOLE: Settings = {
  accessToken: 'token-of-the-group',
  token: 'token-of-the-group',
  secret: 'sample-of-a-robot',
}

for (const [kind, { settings, secrets }] of Object.entries(channels)) {
  t.test(`${kind}: the settings on the page would be taken, and every secret is called one`, async t => {
    const section = sections.get(kind) ?? ''
    const [, example = 'null'] = /```json\n(.*?)```/s.exec(section) ?? []
    const shown = JSON.parse(example) as Settings
    const cut = ([key, value]: [string, unknown]) => [
      key,
      String(value).endsWith('…') ? (WHOLE[key] ?? '…') : value,
    ]
    const given = Object.fromEntries(Object.entries(shown).map(cut))
    const keys = kind === 'push' ? newVapidKeys() : {}
    const own = kind === 'sms' || kind === 'voice' ? { secrets: { token: 'a-token', key: 'a-key' } } : {}
    const parsed = settings.safeParse({ ...given, ...keys, ...own })
    t.same(parsed.error?.issues, undefined)
    if (kind === 'voice') return
    for (const secret of secrets) t.match(section, new RegExp(`\`${secret}\`[^.]*(?:is|are) secret`), secret)
  })
}

t.test('what the page tells receivers knows our messages from others, and new from old', async t => {
  const [, code = ''] = /```js\n(.*?)```/s.exec(sections.get('webhook') ?? '') ?? []
  const { isFromLinli } = await import(`data:text/javascript,${encodeURIComponent(code)}`)
  const receiver = await startReceiver()
  t.teardown(() => receiver.close())
  const { now, ...rest } = stoppedTime()
  await webhook
    .open(receiver.settings, { now, ...rest })
    .send(sampleMessage(), undefined, new AbortController().signal)
  const [asked] = receiver.asked
  const [headers, body] = [asked?.headers ?? {}, String(asked?.body)]
  t.ok(isFromLinli(WEBHOOK_SECRET, headers, body, now()))
  t.ok(isFromLinli(WEBHOOK_SECRET, headers, body, now() + 299_000))
  t.notOk(isFromLinli(WEBHOOK_SECRET, headers, body, now() + 302_000), 'too old')
  t.notOk(isFromLinli(WEBHOOK_SECRET, headers, `${body} `, now()), 'another body')
  t.notOk(isFromLinli(WEBHOOK_SECRET, { ...headers, 'webhook-id': 'sunny-8/1' }, body, now()), 'another id')
  t.notOk(isFromLinli(`whsec_${Buffer.alloc(32).toString('base64')}`, headers, body, now()), 'another secret')
})
