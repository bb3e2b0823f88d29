import t from 'tap'
import { words as reasons } from '../../dashboards/src/devices/reasons-words.ts'
import { words as sourceReasons } from '../../dashboards/src/devices/source-reasons-words.ts'
import { words as whys } from '../../dashboards/src/orders/why-words.ts'
import { codecs } from '../../services/decode/codecs/codecs.ts'
import { formats } from '../../services/decode/formats/formats.ts'
import { kindList } from '../../services/domain/kinds/kinds.ts'
import { allPaths } from './paths.ts'
import { readText } from './root.ts'

/** In the code of formats and codecs, names with a hyphen that are no reason of anything. */
const NO_REASONS = new Set([
  ...codecs.map(({ name }) => name),
  ...formats.map(({ name }) => name),
  ...kindList.flatMap(({ kind, orders = {} }) => [kind, ...Object.keys(orders)]),
  ...['as-if', 'nothing-private', 'unclaimed-forgotten', 'not-understood'],
  'bin-7',
])

/** What is no end of an order: orders, what is counted, what the log calls its reader; what the state says already. */
const NO_ENDS = new Set([
  ...kindList.flatMap(({ orders = {} }) => Object.keys(orders)),
  ...['answered-late', 'told-again', 'order-not-kept', 'order-not-over'],
  ...['reply-malformed', 'reply-unasked', 'rule-orders', 'severity-changed'],
  ...['timed-out', 'no-answer', 'not-reached', 'refused-by-device'],
])

const isOfDecoding = (path: string): boolean =>
  path === 'services/broker/unheard-topics.ts' ||
  (/^services\/(decode|sources)\//.test(path) && !/examples\.ts$/.test(path))

const isOfOrders = (path: string): boolean =>
  path.startsWith('services/orders/') ||
  ['calls', 'cutting-off', 'order-calls', 'order-course', 'order-steps', 'order-transport'].some(
    name => path === `services/ocpp/${name}.ts`,
  ) ||
  path === 'services/broker/order-transport.ts'

/** Everything between quotes that is two or more small words joined by hyphens. */
function hyphenated(isOf: (path: string) => boolean): readonly string[] {
  const paths = allPaths.filter(
    path => isOf(path) && path.endsWith('.ts') && !path.endsWith('.test.ts') && !path.includes('/testing/'),
  )
  const names = paths.flatMap(path =>
    [...readText(path).matchAll(/'([a-z0-9]+(?:-[a-z0-9]+)+)'/g)].map(([, name]) => name ?? ''),
  )
  return [...new Set(names)]
}

t.test(
  'whatever a format or a codec calls by a name, the console says in words of both languages',
  async t => {
    const said = { ...reasons.en, ...sourceReasons.en }
    const isEnd = (name: string) => NO_ENDS.has(name) || `why.${name}` in whys.en
    const found = hyphenated(isOfDecoding)
    t.ok(found.includes('no-echo') && found.includes('mapping-too-long'), 'they are found at all')
    const missing = found.filter(name => !NO_REASONS.has(name) && !(`reason.${name}` in said) && !isEnd(name))
    t.same(missing, [], 'give them words in dashboards/src/devices/{,source-}reasons-words.ts')
  },
)

t.test('why an order was not done the console says in words of both languages', async t => {
  const found = hyphenated(isOfOrders)
  t.ok(found.includes('transaction-unknown'), 'they are found at all')
  const missing = found.filter(name => !NO_ENDS.has(name) && !(`why.${name}` in whys.en))
  t.same(missing, [], 'give them words in dashboards/src/orders/why-words.ts')
})

t.test('no word is kept for a reason that there is no more', async t => {
  const found = new Set(hyphenated(isOfDecoding))
  const stale = Object.keys(sourceReasons.en)
    .map(key => key.replace('reason.', ''))
    .filter(name => !found.has(name) && !MADE.test(name))
  t.same(stale, [])
})

/** Put together where they are said. */
const MADE = /^(network-server|chirpstack-.*|tts-.*)$/
