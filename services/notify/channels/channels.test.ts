import { readFileSync } from 'node:fs'
import t from 'tap'
import { z } from 'zod'
import { CHANNEL_KINDS } from '../../domain/model/channel.ts'
import { robots } from '../testing/robots.ts'
import { channels } from './channels.ts'

t.test('every channel there is stands in the list under its own name', async t => {
  t.same(Object.keys(channels).sort(), [...CHANNEL_KINDS].sort())
  for (const [kind, definition] of Object.entries(channels)) {
    t.equal(definition.kind, kind)
    t.match(definition.title.en, /^[A-Z]/)
    t.ok(definition.timeoutMs >= 1_000 && definition.timeoutMs <= 60_000, `${kind} ends in time`)
  }
})

t.test('every channel passes the contract suite', async t => {
  const tests = ['alertmanager', 'email', 'mqtt', 'push', 'webhook', 'robots/robots', 'gateway/gateway']
  const texts = tests.map(name => readFileSync(new URL(`${name}.test.ts`, import.meta.url), 'utf8'))
  const passed = texts.flatMap(text =>
    [...text.matchAll(/channelContract\(\s*(\w+)/g)].map(([, name]) => name),
  )
  const expanded = passed.flatMap(name => (name === 'robot' ? Object.keys(robots) : [name]))
  t.same(expanded.sort(), [...CHANNEL_KINDS].sort())
})

/** What else a key may be called under which something secret is kept. */
const SECRET_NAMES = /password|secret|token|privateKey|^key$|headers/i
/** Told on purpose: in these templates a secret stands by its name. */
const TOLD: ReadonlySet<string> = new Set(['sms.headers', 'voice.headers'])

t.test('a setting that sounds secret is one, and every secret is a setting', async t => {
  for (const { kind, settings, secrets } of Object.values(channels)) {
    const { properties = {} } = z.toJSONSchema(settings, { io: 'input', unrepresentable: 'any' })
    const keys = Object.keys(properties)
    for (const secret of secrets) t.ok(keys.includes(secret), `${kind}.${secret}`)
    for (const key of keys.filter(key => SECRET_NAMES.test(key) && !TOLD.has(`${kind}.${key}`))) {
      t.ok(secrets.includes(key), `${kind}.${key}`)
    }
  }
})
