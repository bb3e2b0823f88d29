import t from 'tap'
import { Environment } from '../config/environment.ts'
import { mqttConfig } from './config.ts'

t.test('without any setting the usual ports are listened on', async t => {
  const env = new Environment({})
  t.match(mqttConfig(env), {
    host: '0.0.0.0',
    port: 1883,
    tlsPort: 8883,
    limits: { payloadBytesMax: 65_536 },
  })
  env.finish()
})

t.test('a payload of one MiB fits in the usual packet, so that it can be refused by name', async t => {
  const { limits } = mqttConfig(new Environment({}))
  t.ok(limits.packetBytesMax > 1_048_576 && limits.packetBytesMax < 2 * 1_048_576)
})

t.test('a packet that cannot hold the payload is a fault, named with every other one', async t => {
  const env = new Environment({
    LINLI_MQTT_PACKET_BYTES: '10',
    LINLI_MQTT_PAYLOAD_BYTES: '11',
    LINLI_MQTT_PORT: '65536',
  })
  mqttConfig(env)
  t.throws(() => env.finish(), /LINLI_MQTT_PORT: expected[\s\S]*LINLI_MQTT_PACKET_BYTES: smaller/)
})

t.test('a packet just as large as the payload is none', async t => {
  const env = new Environment({ LINLI_MQTT_PACKET_BYTES: '10', LINLI_MQTT_PAYLOAD_BYTES: '10' })
  t.match(mqttConfig(env).limits, { packetBytesMax: 10, payloadBytesMax: 10, connectBytesMax: 10 })
  env.finish()
})
