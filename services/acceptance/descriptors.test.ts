import { execFileSync } from 'node:child_process'
import { connect, type Socket } from 'node:net'
import type mqtt from 'mqtt'
import t from 'tap'
import { askUntil } from '../../scripts/testing/ask-until.ts'
import { cpuMsOf, descriptorsOf } from '../../scripts/testing/process-figures.ts'
import { type RealServer, startRealServer } from '../../scripts/testing/real-server.ts'
import { needs } from '../../scripts/testing/system-program.ts'
import { type Client, signIn } from './client.ts'
import { signInDevice } from './device.ts'

/** With 128 kept for the server's own files, 56 connections are left: 47 of devices, 9 of people. */
const PERMITTED = 184

/** A connection, and whether the server closed it at once. */
async function opened(port: number): Promise<{ socket: Socket; closed: Promise<void> }> {
  const socket = connect(port, '127.0.0.1')
  socket.on('error', () => {})
  const closed = new Promise<void>(resolve => socket.once('close', () => resolve()))
  // `once` of node:events would reject where the server resets the connection before it is heard of.
  const connected = new Promise<void>(resolve => socket.once('connect', () => resolve()))
  await Promise.race([connected, closed])
  return { socket, closed }
}

const metric = async (client: Client, name: string): Promise<number> => {
  const { text } = await client.text('/metrics')
  const line = text.split('\n').find(line => line.startsWith(`${name} `))
  return Number(line?.slice(name.length + 1) ?? 0)
}

const pressed = async (band: mqtt.MqttClient, sos: boolean) =>
  band.publishAsync('community/demo/wristband/band/telemetry', JSON.stringify({ sos }), { qos: 1 })

async function bandAndFeed(server: RealServer) {
  const client = await signIn(server)
  const token = await client.addDevice('band', 'wristband')
  const signInBand = (clientId: string) => signInDevice(server, 'band', token, clientId)
  return { client, signInBand, band: await signInBand('band'), feed: await client.feed() }
}

t.test(
  'with few open files permitted the server says so, refuses the newest, goes on with the others, and what says nothing keeps nobody out',
  needs('prlimit'),
  async t => {
    const server = await startRealServer({ LINLI_MQTT_CONNECTIONS_PER_DEVICE: '60' }, () => {}, [
      'prlimit',
      `--nofile=${PERMITTED}:${PERMITTED}`,
    ])
    t.teardown(() => server.stop())
    const warnings = server.log.map(line => JSON.parse(line)).filter(({ level }) => level === 40)
    t.match(warnings, [
      { permitted: PERMITTED, mqttConnections: 47, httpConnections: 9, msg: /LimitNOFILE=12128/ },
    ])
    const { client, signInBand, band, feed } = await bandAndFeed(server)
    t.teardown(() => [band.end(true), feed.close()])

    // One after the other: of those that come at once, some would say nothing while half of the room fills.
    const signedIn: mqtt.MqttClient[] = []
    for (let i = 0; i < 46; i++) signedIn.push(await signInBand(`band-${i}`))
    const refused = await Promise.all(Array.from({ length: 5 }, () => opened(server.mqttPort)))
    await Promise.all(refused.map(({ closed }) => closed))
    t.equal(await metric(client, 'linli_connects_refused_total{label="connections-max"}'), refused.length)
    t.ok((await metric(client, 'process_open_fds')) < PERMITTED - 60, 'and the reserve is untouched')

    await pressed(band, true)
    await feed.until(({ alert }) => alert.rule === 'sos')
    t.equal((await client.call('GET', '/api/alerts?condition=active')).status, 200)

    await Promise.all(signedIn.map(each => each.endAsync(true)))
    await askUntil(async () => (await metric(client, 'linli_mqtt_connections')) <= 1)
    const silent = await Promise.all(Array.from({ length: 60 }, () => opened(server.mqttPort)))
    await Promise.all(silent.slice(0, 60 - 23).map(({ closed }) => closed))
    await pressed(band, false)
    const back = await signInBand('band-again')
    await pressed(back, false)
    back.end(true)
    for (const { socket } of silent) socket.destroy()
  },
)

t.test(
  'with every open file used up what is connected goes on, nothing spins, and it recovers',
  needs('prlimit'),
  async t => {
    const server = await startRealServer()
    t.teardown(() => server.stop())
    const { client, signInBand, band, feed } = await bandAndFeed(server)
    t.teardown(() => [band.end(true), feed.close()])
    await pressed(band, false)

    const open = descriptorsOf(server.pid)
    execFileSync('prlimit', ['--pid', `${server.pid}`, `--nofile=${open}:`])
    const cpuMsBefore = cpuMsOf(server.pid)
    const many = await Promise.all(Array.from({ length: 100 }, () => opened(server.mqttPort)))
    await Promise.all(many.slice(10).map(({ closed }) => closed))
    await pressed(band, true)
    await feed.until(({ alert }) => alert.rule === 'sos')
    for (let i = 0; i < 50; i++) await pressed(band, false)
    t.ok(
      cpuMsOf(server.pid) - cpuMsBefore < 2_000,
      'it does not spend two seconds of CPU on what it cannot accept',
    )

    for (const { socket } of many) socket.destroy()
    execFileSync('prlimit', ['--pid', `${server.pid}`, `--nofile=${open + 100}:`])
    const back = await signInBand('band-again')
    await pressed(back, false)
    t.equal((await client.call('GET', '/readyz')).status, 200)
    back.end(true)
  },
)

t.test(
  'with next to none permitted it does not start, and says how many it needs',
  needs('prlimit'),
  async t => {
    await t.rejects(
      startRealServer({}, () => {}, ['prlimit', '--nofile=140:140']),
      {
        message: /140 open files are too few\. Permit 12128: LimitNOFILE=12128/,
      },
    )
  },
)
