import t from 'tap'
import type { Encoded, SaidOrder } from '../../orders.ts'
import type { SettingValues } from '../../source.ts'
import { homeAssistant } from './home-assistant.ts'

const unknown: Encoded = { ok: false, reason: 'order-not-known-to-model' }
const device = { identifiers: ['d'] }

/** What is announced of one device, and what comes of an order that sets one of its entities. */
function announcing(orders: string, more: SettingValues = {}) {
  const read = homeAssistant.open({ orders, ...more }, { payloadBytesMax: 10_000 })
  const hear = (topic: string, body: unknown) =>
    read({
      ...{ topic, retained: false },
      payload: Buffer.from(typeof body === 'string' ? body : JSON.stringify(body)),
    })
  const announce = (where: string, config: object) =>
    hear(`homeassistant/${where}/config`, { device, ...config })
  const order = (name: string, parameters = {}) => ({ id: 'o-1', address: 'd', name, parameters, at: 0 })
  const say = (name: string, parameters = {}): SaidOrder | undefined =>
    read.orders?.say(order(name, parameters), unknown)
  const topic = (name: string) => read.orders?.topicOf('d', order(name))
  return { hear, announce, say, topic }
}

const ORDERS = 'on:x=on, off:x=off, press:x=press, lock:x=lock, unlock:x=unlock, open:x=open, say:x={text}'
const command_topic = 'd/x/set'

t.test('each entity is told in the words that it announced, else in those of Home Assistant', async t => {
  const long = 'x'.repeat(256)
  const cases: [component: string, config: object, tells: Record<string, unknown>][] = [
    ['switch', {}, { on: 'ON', off: 'OFF', press: 'order-entity-unfit', open: 'order-entity-unfit' }],
    ['switch', { payload_on: true, payload_off: { relay: 0 } }, { on: 'true', off: '{"relay":0}' }],
    ['button', {}, { press: 'PRESS', on: 'order-entity-unfit' }],
    [
      'button',
      { payload_press: 'reboot', command_template: '{"cmd":"{{ value }}"}' },
      { press: '{"cmd":"reboot"}' },
    ],
    ['siren', {}, { on: '{"state":"ON"}', off: '{"state":"OFF"}' }],
    [
      'siren',
      { command_template: '{{ value }}', command_off_template: 'stop {{value}}' },
      { on: 'ON', off: 'stop OFF' },
    ],
    ['siren', { command_off_template: 'stop' }, { on: '{"state":"ON"}', off: 'stop' }],
    ['lock', {}, { lock: 'LOCK', unlock: 'UNLOCK', open: 'order-entity-unfit' }],
    ['lock', { payload_open: 'OPEN', payload_lock: 'L' }, { lock: 'L', open: 'OPEN' }],
    [
      'text',
      {},
      { [`say ${long}`]: 'order-entity-unfit', 'say hello': 'hello', say: 'order-parameter-missing' },
    ],
    ['text', { max: 3 }, { 'say hello': 'order-entity-unfit' }],
    ['notify', { command_template: '{"t":"{{ value }}"}' }, { 'say a"b': '{"t":"a\\"b"}' }],
    ['notify', { command_template: '{"t":{{ value | tojson }}}' }, { 'say a"b': '{"t":"a\\"b"}' }],
  ]
  for (const [component, config, tells] of cases) {
    const { announce, say, topic } = announcing(ORDERS)
    t.match(announce(`${component}/d/x`, { command_topic, ...config }), { ok: true })
    for (const [words, payload] of Object.entries(tells)) {
      const [name = '', text] = words.split(/ (.*)/)
      const said = say(name, text === undefined ? {} : { text })
      t.equal(said?.ok ? said.payload : said?.reason, payload, `${component} ${words.slice(0, 20)}`)
      t.equal(topic(name), command_topic)
    }
  }
})

t.test('its state answers an order; what never tells one is sent and known for that', async t => {
  const cases: [component: string, config: object, order: string, states: Record<string, unknown>][] = [
    ['switch', { payload_off: 0 }, 'off', { 0: 'off', ON: 'on' }],
    ['switch', { state_on: 'yes' }, 'on', { yes: 'on', ON: undefined }],
    ['siren', {}, 'on', { '{"state":"ON"}': 'on', OFF: 'off' }],
    ['lock', {}, 'lock', { LOCKED: 'lock', UNLOCKED: 'unlock', JAMMED: undefined }],
    ['text', {}, 'say', { hello: 'hello' }],
  ]
  for (const [component, config, order, states] of cases) {
    const { announce, say, hear } = announcing(ORDERS)
    announce(`${component}/d/x`, { command_topic, state_topic: 'd/x', ...config })
    t.match(say(order, { text: 'hello' }), { expects: { x: Object.values(states)[0] } }, component)
    for (const [state, shows] of Object.entries(states))
      t.same(
        hear('d/x', state),
        {
          ok: true,
          heard:
            shows === undefined ? [] : [{ what: 'event', event: 'set', address: 'd', shows: { x: shows } }],
        },
        `${component} ${state}`,
      )
  }
  for (const [component, config, order] of [
    ['button', { state_topic: 'd/x' }, 'press'],
    ['notify', {}, 'say'],
    ['switch', {}, 'on'],
    ['switch', { state_topic: command_topic }, 'on'],
  ] as const) {
    const { announce, say } = announcing(ORDERS)
    announce(`${component}/d/x`, { command_topic, ...config })
    t.match(say(order, { text: 'hi' }), { ok: true, isNeverAnswered: true, expects: undefined }, component)
  }
})

t.test(
  'an order finds its entity by name, then by class, then by what it is, and never guesses between two',
  async t => {
    const { announce, say, topic, hear } = announcing('a:relay=on, b:outlet=on, c:switch=on, d:siren=on')
    const reasonOf = (name: string) => {
      const said = say(name)
      return said?.ok ? undefined : said?.reason
    }
    t.match(say('d'), { ok: true }, 'nothing is announced yet: it waits')
    t.equal(topic('d'), undefined)
    announce('switch/d/relay', { command_topic: 'one', device_class: 'outlet' })
    t.same(['a', 'b', 'c'].map(topic), ['one', 'one', 'one'])
    t.equal(reasonOf('d'), 'order-entity-missing')
    announce('switch/d/other', { command_topic: 'two' })
    t.same([topic('a'), reasonOf('c'), topic('c')], ['one', 'order-entity-ambiguous', undefined])
    t.equal(reasonOf('e'), 'order-not-known-to-model')
    hear('homeassistant/switch/d/other/config', '')
    t.equal(topic('c'), 'one', 'it was taken out again')
  },
)

t.test('what is told to it is nothing that it says, where that is heard too', async t => {
  const { announce, hear } = announcing(ORDERS)
  announce('switch/d/x', { command_topic, state_topic: 'd/x' })
  t.same(hear(command_topic, 'ON'), { ok: true, heard: [] })
  t.same(hear('d/y/set', 'ON'), { ok: false, reason: 'topic-not-announced' })
})

t.test('what cannot be told or is a program is refused by name when it is announced', async t => {
  const { announce } = announcing('')
  const reason = (config: object) => announce('switch/d/x', config)
  t.same(reason({}), { ok: false, reason: 'command-topic-missing' })
  for (const odd of ['a/#', '$SYS/x', '', 7])
    t.match(reason({ command_topic: odd }), { reason: 'command-topic-missing' })
  for (const command_template of ['{{ value | int }}', '{% if value %}1{% endif %}', 7, 'x'.repeat(1_001)])
    t.match(reason({ command_topic, command_template }), { reason: 'template-unsupported' })
  t.throws(() => announcing('a:x=on, a:y=on'), /orders: a names more than one entity/)
})
