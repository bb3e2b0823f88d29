import { createHash } from 'node:crypto'
import { EventEmitter, once } from 'node:events'
import { connect as connectSocket, type Socket } from 'node:net'
import { Writable } from 'node:stream'
import { connectAsync, type IClientOptions, type MqttClient } from 'mqtt'
import { pino } from 'pino'
import type { Test } from 'tap'
import { Environment } from '../../config/environment.ts'
import type { Device } from '../../domain/model/device.ts'
import { type DeviceTokens, newToken } from '../../domain/model/device-token.ts'
import type { Input } from '../../domain/model/input.ts'
import type { Kind } from '../../domain/model/kind.ts'
import { flag, held, sampled } from '../../domain/model/metric.ts'
import type { Rule } from '../../domain/model/rule.ts'
import { text } from '../../domain/model/text.ts'
import type { Intake, Result } from '../../runtime/intake.ts'
import { Tally } from '../../runtime/tally.ts'
import type { MqttStore } from '../../store/mqtt-store.ts'
import { type Broker, type BrokerOptions, createBroker, type MqttPorts } from '../broker.ts'
import { type MqttConfig, mqttConfig } from '../config.ts'
import { DeviceCredentials } from '../credentials.ts'
import type { RawConnect } from '../raw-packets.ts'
import { openPeer, type Peer } from './peer.ts'

/** What the tests of the broker stand on: a real broker on a free port, and an intake that they hold in their hand. */

const name = text('a test', '测试')
const sos: Rule = {
  id: 'sos',
  kind: 'wristband',
  version: 1,
  title: name,
  settings: {},
  levels: [],
  lifeSafety: true,
}
const kindOf = (kind: string, rules: readonly Rule[]): Kind => ({
  kind,
  title: name,
  measurement: kind.replace('-', '_'),
  expectedIntervalMs: 60_000,
  metrics: {
    fillPercent: held('%')(name, 0, 100),
    heartRateBpm: sampled('bpm')(name, 0, 300),
    sos: flag(name),
  },
  rules,
})
export const testKinds = new Map([
  ['smart-bin', kindOf('smart-bin', [])],
  ['wristband', { ...kindOf('wristband', [sos]), health: true as const }],
])

export const testDevices: readonly Device[] = [
  { id: 'bin-1', kind: 'smart-bin', site: 'sunny', zone: 'gate', name: 'Bin 1' },
  { id: 'bin-10', kind: 'smart-bin', site: 'sunny', zone: 'gate', name: 'Bin 10' },
  { id: 'band-1', kind: 'wristband', site: 'sunny', zone: 'gate', name: 'Band 1', gateway: 'gw-1' },
  { id: 'bin-gw', kind: 'smart-bin', site: 'sunny', zone: 'gate', name: 'Bin behind', gateway: 'gw-1' },
  { id: 'gw-1', kind: 'gateway', site: 'sunny', zone: 'gate', name: 'Gateway 1' },
  { id: 'bin-far', kind: 'smart-bin', site: 'shady', zone: 'gate', name: 'Bin far', gateway: 'gw-1' },
]

export const tokenOf = (id: string): string => `token of ${id}`
export const tokensOf = (token: string): DeviceTokens => ({ current: newToken(hashOf(token), null) })
export const hashOf = (token: string): string => createHash('sha256').update(token).digest('hex')

/** Keeps what was submitted, and answers at once or when told to. */
export class TestIntake implements Intake {
  readonly inputs: Input[] = []
  holding = false
  result: Result = { ok: true, consequence: { changes: [] } }
  readonly #held: (() => void)[] = []
  readonly #watchers = new Set<() => void>()

  submit(_site: string, input: Input, done: (result: Result) => void): void {
    this.inputs.push(input)
    const answer = () => done(this.result)
    if (this.holding) this.#held.push(answer)
    else queueMicrotask(answer)
    for (const check of this.#watchers) check()
  }

  now(): number {
    return 0
  }

  /** Answers the oldest `count` that are held. */
  release(count = this.#held.length): void {
    for (const answer of this.#held.splice(0, count)) answer()
  }

  /** Resolves when as many inputs have come. */
  came(count: number): Promise<void> {
    return new Promise(resolve => {
      const check = () => {
        if (this.inputs.length < count) return
        this.#watchers.delete(check)
        resolve()
      }
      this.#watchers.add(check)
      check()
    })
  }

  /** What came, as one word each: the value of a reading, or the status. */
  get told(): unknown[] {
    return this.inputs.map(input => {
      if (input.type === 'reading') return Object.values(input.reading.values)[0]
      return input.type === 'status' ? `${input.deviceId} ${input.online ? 'online' : 'offline'}` : input.type
    })
  }
}

export interface TestDoor {
  readonly broker: Broker & MqttPorts
  readonly intake: TestIntake
  readonly tally: Tally
  readonly credentials: DeviceCredentials
  readonly devices: Map<string, Device>
  /** The lines of the log, parsed. */
  readonly logged: Record<string, unknown>[]
  /** Resolves when a line with this message has been logged. */
  untilLogged(msg: string): Promise<void>
  /** Connects as the device; closed when the test ends. */
  connect(id: string, options?: IClientOptions): Promise<MqttClient>
  /** A bare socket to the broker, and everything that comes back on it. */
  socket(): RawSocket
  /** The same, packet by packet. */
  peer(): Peer
}

export interface RawSocket {
  readonly socket: Socket
  /** Resolves when as many bytes have come. */
  heard(count: number): Promise<number[]>
  /** Resolves when what has come is so. */
  until(isSo: (bytes: readonly number[]) => boolean): Promise<number[]>
  /** Resolves with all that came when the broker has ended the connection. */
  ended: Promise<number[]>
}

export type TestDoorOptions = Partial<Omit<BrokerOptions, 'config'>> & {
  readonly limits?: Partial<MqttConfig['limits']>
  readonly pace?: Partial<MqttConfig['pace']>
  readonly sessions?: Partial<MqttConfig['sessions']>
  readonly clientCertificates?: MqttConfig['clientCertificates']
}

/** A broker for one test, closed with it. */
export async function openDoor(t: Test, options: TestDoorOptions = {}): Promise<TestDoor> {
  const { limits, pace, sessions, clientCertificates, ...rest } = options
  const usual = mqttConfig(new Environment({ LINLI_MQTT_PORT: '0', LINLI_MQTTS_PORT: '0' }))
  const intake = new TestIntake()
  const tally = new Tally()
  const devices = new DeviceMap(testDevices.map(device => [device.id, device]))
  const credentials = new DeviceCredentials(testDevices.map(({ id }) => [id, tokensOf(tokenOf(id))]))
  const logged: Record<string, unknown>[] = []
  const written = new EventEmitter()
  const untilLogged = async (msg: string) => {
    while (!logged.some(line => line.msg === msg)) await once(written, 'line')
  }
  const created = await createBroker({
    config: {
      ...usual,
      clientCertificates,
      host: '127.0.0.1',
      limits: { ...usual.limits, closeTimeoutMs: 500, ...limits },
      pace: { ...usual.pace, ...pace },
      sessions: { ...usual.sessions, ...sessions },
    },
    credentials,
    registry: {
      get revision() {
        return devices.revision
      },
      get: id => viewOf(devices.get(id)),
      behind: gateway => [...devices.values()].filter(device => device.gateway === gateway).map(viewOf),
    },
    kinds: testKinds,
    store: forgetfulStore,
    intake,
    tally,
    log: pino(
      { level: 'debug' },
      lines(logged, () => written.emit('line')),
    ),
    ...rest,
  })
  const broker = { ...created, ...(await created.begin()) }
  const clients: MqttClient[] = []
  const sockets: Socket[] = []
  t.teardown(async () => {
    intake.holding = false
    intake.release()
    for (const client of clients) client.end(true)
    for (const socket of sockets) socket.destroy()
    await broker.close()
  })
  const peer = () => {
    const opened = openPeer(broker.port)
    sockets.push(opened.socket)
    return opened
  }
  const connect = async (id: string, more: IClientOptions = {}) => {
    const client = await connectAsync(`mqtt://127.0.0.1:${broker.port}`, { ...signIn(id), ...more })
    client.on('error', () => {})
    clients.push(client)
    return client
  }
  const socket = () => {
    const raw = rawSocket(broker.port)
    sockets.push(raw.socket)
    return raw
  }
  return { broker, intake, tally, credentials, devices, logged, untilLogged, connect, socket, peer }
}

/** For tests that start nothing anew: nothing is ever kept over an end. */
const forgetfulStore: MqttStore = {
  load: async () => ({ sessions: [], subscriptions: [], queued: [], receipts: [], retained: [], wills: [] }),
  save: async () => {},
}

/** What a peer says to sign in as the device. */
export const signInAs = (id: string, more: Partial<RawConnect> = {}): RawConnect => ({
  clientId: id,
  username: id,
  password: tokenOf(id),
  ...more,
})

export const signIn = (id: string): IClientOptions => ({
  username: id,
  password: tokenOf(id),
  clientId: id,
  reconnectPeriod: 0,
})

const viewOf = <T extends Device | undefined>(device: T) =>
  device && { device, values: {}, lastSeenAt: null, online: null, historyFrom: null }

const lines = (into: Record<string, unknown>[], written: () => void) =>
  new Writable({
    write(chunk, _encoding, done) {
      into.push(JSON.parse(String(chunk)))
      written()
      done()
    },
  })

export const telemetryTopic = ({ site, kind, id }: Pick<Device, 'site' | 'kind' | 'id'>): string =>
  `community/${site}/${kind}/${id}/telemetry`

function rawSocket(port: number): RawSocket {
  const socket = connectSocket(port, '127.0.0.1')
  const bytes: number[] = []
  const until = (isSo: (bytes: readonly number[]) => boolean) =>
    new Promise<number[]>(resolve => {
      const check = () => isSo(bytes) && resolve(bytes)
      socket.on('data', check)
      check()
    })
  const heard = (count: number) => until(({ length }) => length >= count)
  socket.on('data', (chunk: Buffer) => bytes.push(...chunk))
  socket.on('error', () => {})
  const ended = new Promise<number[]>(resolve => socket.once('close', () => resolve(bytes)))
  return { socket, heard, until, ended }
}

/** Resolves when the broker has answered a ping: what it had sent before is here by then. */
export function pinged(client: MqttClient): Promise<void> {
  return new Promise(resolve => {
    const onPacket = ({ cmd }: { cmd?: string }) => {
      if (cmd !== 'pingresp') return
      client.off('packetreceive', onPacket)
      resolve()
    }
    client.on('packetreceive', onPacket)
    client.sendPing()
  })
}

export const closing = (client: MqttClient): Promise<void> =>
  new Promise(resolve => client.once('close', () => resolve()))

class DeviceMap extends Map<string, Device> {
  revision = 0

  override set(id: string, device: Device): this {
    this.revision += 1
    return super.set(id, device)
  }

  override delete(id: string): boolean {
    this.revision += 1
    return super.delete(id)
  }
}
