import t, { type Test } from 'tap'
import { Random } from '../../scripts/testing/random.ts'
import { testSeed } from '../../scripts/testing/seed.ts'
import { openDoor } from '../broker/testing/fixture.ts'
import { Environment } from '../config/environment.ts'
import { formats } from '../decode/formats/formats.ts'
import { kinds } from '../domain/kinds/kinds.ts'
import { DeviceRefusals } from '../runtime/device-refusals.ts'
import { Tally } from '../runtime/tally.ts'
import { sourceConfig } from './config.ts'
import { Sources } from './sources.ts'
import { asSource } from './testing/as-source.ts'

/** A real gateway at a real broker, behind which real sources read what it says; nobody is registered. */
async function openBadly(t: Test, env: Readonly<Record<string, string>> = {}) {
  const tally = new Tally()
  const registry = {
    get: () => undefined,
    revision: 1,
    list: () => [],
    of: () => [],
    heardAt: () => undefined,
  }
  t.comment(`seed ${testSeed} (LINLI_TEST_SEED)`)
  const limits = sourceConfig(new Environment(env))
  const parts = { registry, kinds, limits, tally, refusals: new DeviceRefusals(() => 0), now: () => 0 }
  const sources = new Sources(parts)
  const door = await openDoor(t, {
    sources,
    tally,
    pace: { messagesPerSecondMax: 1_000_000, burstMax: 1_000_000 },
  })
  const gateway = await door.connect('gw-1')
  const say = (topic: string, payload: string | Buffer) => gateway.publishAsync(topic, payload, { qos: 1 })
  const refused = (reason: string) => tally.of('source_messages_rejected', reason)
  const refusedInAll = () =>
    [...tally.entries('source_messages_rejected')].reduce((sum, [, count]) => sum + count, 0)
  return { ...door, sources, tally, gateway, say, refused, refusedInAll }
}

const settingsOf = (format: string) => (format === 'mapping' ? { expression: '{"device": levels[1]}' } : {})

/** What no sender means: bytes of chance, JSON deeper than any stack, text of another table, and far too much. */
function nonsense(random: Random): readonly (string | Buffer)[] {
  const bytes = (count: number) => Buffer.from(Array.from({ length: count }, () => random.below(256)))
  return [
    ...Array.from({ length: 30 }, () => bytes(random.below(300))),
    ...['[', '{"a":'].map(open => open.repeat(20_000)),
    `${'['.repeat(20_000)}${']'.repeat(20_000)}`,
    ...['', '\u0000', '{}', '[]', 'null', '"', '{"__proto__":{"address":"x"}}', '1e999'],
    Buffer.from('{"device":"桶","fillPercent":80}', 'utf16le'),
    Buffer.from([0xef, 0xbb, 0xbf, 0x7b, 0x7d]),
    Buffer.from('7b22d6d0ceC4223a317d', 'hex'),
  ]
}

for (const { name, examples } of formats)
  t.test(`${name}: whatever a gateway says is answered, and refused under a name`, async t => {
    const { sources, say, refused, refusedInAll, gateway, intake } = await openBadly(t)
    sources.put(asSource({ format: name, settings: settingsOf(name) }))
    const topics = [...new Set(examples.map(({ topic }) => topic)), 'some/other/topic']
    const messages = nonsense(new Random(testSeed))
    for (const topic of topics) await Promise.all(messages.map(each => say(topic, each)))
    const { messages: heard, refused: named } = sources.heardOf.of('field')
    t.equal(heard, topics.length * messages.length, 'all of them came')
    t.ok(refusedInAll() > 0 && named.every(({ reason }) => /^[a-z0-9]+(-[a-z0-9]+)*$/.test(reason)))
    t.same(intake.inputs, [])
    const before = refused('payload-too-large')
    await say(topics[0] ?? '', Buffer.alloc(1_048_576, '{'))
    t.ok(gateway.connected, 'a mebibyte is no reason to hang up')
    t.ok(refused('payload-too-large') > before || refusedInAll() > 0)
  })

t.test(
  '10,000 devices that nobody knows take no more than their room; the quietest leave, counted',
  async t => {
    const COUNT = 10_000
    const { sources, say, refused, tally } = await openBadly(t)
    sources.put(asSource({ settings: { level: 2 } }))
    const DEVICES_MAX = 1_000
    const send = (from: number, to: number) =>
      Promise.all(Array.from({ length: to - from }, (_, n) => say(`d/${from + n}`, '{"x":1}')))
    await send(0, DEVICES_MAX)
    t.equal(sources.waiting().length, DEVICES_MAX)
    t.equal(tally.of('source_events', 'unclaimed-forgotten'), 0, 'exactly as many as there is room for')
    for (let from = DEVICES_MAX; from < COUNT; from += 500) await send(from, from + 500)
    t.equal(sources.waiting().length, DEVICES_MAX)
    t.equal(tally.of('source_events', 'unclaimed-forgotten'), COUNT - DEVICES_MAX)
    t.equal(refused('device-unclaimed'), COUNT)
    t.equal(sources.waiting()[0]?.address, String(COUNT - 1))
    t.equal(sources.waiting().at(-1)?.address, String(COUNT - DEVICES_MAX))
  },
)

t.test('a source that is removed while its messages come takes what waited with it', async t => {
  const { sources, gateway, connect, refused } = await openBadly(t)
  sources.put(asSource({ settings: { level: 2 } }))
  const underWay = Array.from({ length: 50 }, (_, n) =>
    gateway.publishAsync(`d/${n}`, '{"x":1}', { qos: 1 }).catch(() => 'closed'),
  )
  await underWay[0]
  sources.remove('field')
  t.same(sources.waiting(), [])
  gateway.publish('d/late', '{"x":1}', { qos: 1 })
  while (refused('topic-no-source') === 0) await new Promise(setImmediate)
  t.ok(gateway.connected, 'what it sends on ends no connection')
  t.ok(refused('device-unclaimed') >= 1)
  t.same(sources.waiting(), [])
  t.ok((await connect('gw-1')).connected, 'the server goes on')
})

t.test('two sources that mean the same topic each have what it says to them', async t => {
  const { sources, say } = await openBadly(t)
  sources.put(asSource({ id: 'one', settings: { level: 2 } }))
  sources.put(asSource({ id: 'two', filters: ['d/+'], format: 'senml' }))
  await say('d/7', '{"x":1}')
  t.match(sources.waiting(), [{ source: 'one', address: '7' }])
  t.match(sources.heardOf.of('two').refused, [{ count: 1 }])
})
