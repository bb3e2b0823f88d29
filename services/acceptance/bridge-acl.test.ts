import { writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { connectAsync } from 'mqtt'
import t, { type Test } from 'tap'
import { readText } from '../../scripts/house/root.ts'
import { needs } from '../../scripts/testing/system-program.ts'
import { startMosquitto } from '../bridges/testing/mosquitto.ts'
import { formats } from '../decode/formats/formats.ts'
import type { SettingValues } from '../decode/source.ts'
import { temporaryFolder } from '../store/temporary.ts'

const EUI = '24e124abcdef0001'
const announced = (command_topic: string) => ({
  ...{ command_topic, state_topic: 'x/switch/relay/state' },
  device: { identifiers: ['plug'] },
})
const orderTopic = '"devices/" + device + "/set"'
const mapping = { orderTopic, orderPayload: '{"do": order.name}', orderAnswer: 'null' }

const uplink = {
  end_device_ids: { device_id: 'bin-3', dev_eui: EUI },
  uplink_message: { f_port: 85, frm_payload: 'AXVh' },
}

interface Told {
  readonly format: string
  readonly settings?: SettingValues
  /** Heard before: the way back goes by it. */
  readonly heard?: readonly [topic: string, body: object]
  readonly address: string
}

const told: readonly Told[] = [
  { format: 'chirpstack', settings: { application: '7' }, address: EUI },
  {
    format: 'the-things-stack',
    heard: ['v3/community@ttn/devices/bin-3/up', uplink],
    address: EUI,
  },
  ...['bed', 'house-3/bed', 'house-3/flat-2/bed', 'a/house-3/flat-2/bed'].map(address => ({
    ...{ format: 'zigbee2mqtt', address },
  })),
  { format: 'sparkplug-b', address: 'estate/edge-1' },
  { format: 'sparkplug-b', address: 'estate/edge-1/pump' },
  ...['bin-7', 'yard/bin-7'].map(address => ({
    ...{ format: 'senml', address },
    settings: { orderTopic: 'senml/{device}/set', orders: 'lock-lid:lock=true' },
  })),
  ...['kettle/switch/relay/command', 'cmnd/kettle/POWER'].map(topic => ({
    ...{ format: 'home-assistant', address: 'plug', settings: { orders: 'cut-off:switch=off' } },
    heard: ['homeassistant/switch/kettle/relay/config', announced(topic)] as const,
  })),
  { format: 'mapping', settings: { expression: '{"device": "x", "values": {}}', ...mapping }, address: 'x' },
]

/** Where an order of the source goes. */
function topicOf({ format, settings = {}, heard, address }: Told): string | undefined {
  const read = formats.find(({ name }) => name === format)?.open(settings, { payloadBytesMax: 10_000 })
  if (heard) read?.({ topic: heard[0], payload: Buffer.from(JSON.stringify(heard[1])), retained: false })
  const order = { id: 'o-1', address, name: 'cut-off', parameters: {}, at: 0 }
  return read?.orders?.topicOf(address, order as never)
}

/** The estate's broker as its example has it, with somebody besides who may do anything. */
async function estate(test: Test) {
  const file = join(temporaryFolder(), 'acl')
  writeFileSync(file, `${readText('examples/bridges/acl')}\nuser estate\ntopic readwrite #\n`)
  const { port } = await startMosquitto(test, [
    ...['allow_anonymous true', `acl_file ${file}`],
    // As the example has it: without a bound mosquitto 2.0 hangs up on whoever publishes what no line allows.
    'max_queued_messages 36000',
  ])
  const client = async (username: string) => {
    const opened = await connectAsync(`mqtt://127.0.0.1:${port}`, { username, reconnectPeriod: 0 })
    const came: string[] = []
    const listeners = new Set<(topic: string) => void>()
    opened.on('message', topic => {
      came.push(topic)
      for (const listener of listeners) listener(topic)
    })
    test.teardown(() => opened.endAsync(true))
    await opened.subscribeAsync('#', { qos: 1 })
    const until = (wanted: string) =>
      new Promise<void>(resolve => {
        if (came.includes(wanted)) resolve()
        listeners.add(topic => topic === wanted && resolve())
      })
    return { came, until, say: (topic: string) => opened.publishAsync(topic, '1', { qos: 1 }) }
  }
  return { linli: await client('linli'), others: await client('estate') }
}

t.test(
  'by the access list of the example an order of every format reaches its topic, and nothing else does',
  needs('mosquitto'),
  async t => {
    const { linli, others } = await estate(t)
    const topics = told.map(topicOf)
    t.same(
      told.filter((_, i) => topics[i] === undefined),
      [],
      'each has its topic',
    )
    const strays = ['zigbee2mqtt/bridge/request/restart', 'frigate/gate/detect/set', 'application/7/x']
    for (const topic of [...strays, ...topics, 'zigbee2mqtt/last/set']) await linli.say(topic ?? '')
    await others.until('zigbee2mqtt/last/set')
    t.same(others.came, [...topics, 'zigbee2mqtt/last/set'])
    const named = told.map(({ format }) => format)
    const silent = formats.filter(
      ({ name, settings = {} }) =>
        ('answerWithinMinutes' in settings || 'orders' in settings) && !named.includes(name),
    )
    t.same(silent, [], 'whatever takes orders stands in the list')
  },
)

t.test('by the same list the bridge hears what each format listens to', needs('mosquitto'), async t => {
  const { linli, others } = await estate(t)
  const filters = formats.flatMap(({ filters }) => filters ?? [])
  t.ok(filters.length > 10)
  const topics = filters.map(filter => filter.replace('#', 'a/b').replaceAll('+', 'a'))
  for (const topic of ['elsewhere/secret', ...topics, 'frigate/last']) await others.say(topic)
  await linli.until('frigate/last')
  t.same(linli.came, [...topics, 'frigate/last'])
})
