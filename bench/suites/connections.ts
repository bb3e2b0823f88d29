import { setTimeout as pause } from 'node:timers/promises'
import { Companion } from '../../scripts/testing/companion/companion.ts'
import { EVERYTHING_TOLD } from '../../scripts/testing/everything-told.ts'
import { residentBytesOf } from '../../scripts/testing/process-figures.ts'
import type { RealServer } from '../../scripts/testing/real-server.ts'
import { signIn } from '../../services/acceptance/client.ts'
import { type BenchCommunity, createCommunity } from '../connections/community.ts'
import type { ConnectFigures, DevicesQuestion } from '../connections/devices.ts'
import { startAedes } from '../contenders/aedes.ts'
import { Alarms } from '../devices/alarms.ts'
import type { ReadersFigures, ReadersQuestion } from '../feed/readers.ts'
import { mediansOver } from '../rounds.ts'
import type { Line, Suite } from '../suite.ts'

const CONNECTIONS = 15_000
/** Of them more that raise alerts all the time and hold their connection. */
const ALARMING = 20
const EVENTS_PER_SECOND = 100
/** Of those that come back, how many are at the door at a time. */
const AT_ONCE = 500
const SETTLE_MS = 4_000

const SETTINGS = {
  ...EVERYTHING_TOLD,
  LINLI_MQTT_CONNECTIONS: String(CONNECTIONS + 1_000),
  LINLI_HTTP_REQUESTS_PER_MINUTE: '1000000',
}

export const connections: Suite = {
  name: 'connections',
  about: `${CONNECTIONS.toLocaleString('en')} devices that hold a connection and say nothing, and all of them coming back at once`,
  async run(options) {
    const community = await createCommunity(CONNECTIONS + ALARMING, SETTINGS)
    const devices = new Companion<DevicesQuestion>(new URL('../connections/devices.ts', import.meta.url))
    try {
      options.onProgress(`${Math.round(community.registeredPerSecond)} devices registered a second`)
      await devices.ask({ ask: 'accounts', accounts: community.accounts.slice(ALARMING) })
      const figures = await mediansOver(options, () => oneRound(community, devices))
      return linesOf(figures, community.registeredPerSecond)
    } finally {
      devices.end()
      await community.remove()
    }
  },
}

type RoundFigures = Awaited<ReturnType<typeof oneRound>>

async function oneRound(community: BenchCommunity, devices: Companion<DevicesQuestion>) {
  const ours = await ofServer(community, devices)
  const bare = await ofBare(community, devices)
  return {
    ...ours,
    ...{ bareBytes: bare.bytes, bareStorm: bare.storm, bareFirst: bare.first },
    memoryRatio: ours.bytes / bare.bytes,
    stormRatio: ours.storm / bare.storm,
  }
}

async function ofServer(community: BenchCommunity, devices: Companion<DevicesQuestion>) {
  const server = await community.start()
  const reader = new Companion<ReadersQuestion>(new URL('../feed/readers.ts', import.meta.url))
  try {
    const { token } = await signIn(server)
    await reader.ask({ ask: 'open', httpPort: server.httpPort, token, count: 1 })
    const figures = await ofBroker(server, community, devices, () => reader.ask({ ask: 'begin' }))
    const { p50Ms, p99Ms, msMax } = await reader.ask<ReadersFigures>({ ask: 'figures' })
    return { ...figures, p50Ms, p99Ms, msMax }
  } finally {
    reader.end()
    await server.stop()
  }
}

async function ofBare(community: BenchCommunity, devices: Companion<DevicesQuestion>) {
  const bare = await startAedes(0)
  try {
    return await ofBroker({ pid: bare.pids[0] ?? 0, mqttPort: bare.mqttPort }, community, devices)
  } finally {
    await bare.stop()
  }
}

/** Memory of a connection, and the connections a second: of the first coming, and of the storm. */
async function ofBroker(
  { pid, mqttPort }: Pick<RealServer, 'pid' | 'mqttPort'>,
  { accounts }: BenchCommunity,
  devices: Companion<DevicesQuestion>,
  onStorm: () => unknown = () => {},
) {
  const connect = async () => {
    const { ms, refused, triedAgain } = await devices.ask<ConnectFigures>({
      ...{ ask: 'connect', mqttPort, atOnce: AT_ONCE },
    })
    if (refused > 0) throw new Error(`${refused} devices were refused`)
    return { perSecond: (CONNECTIONS / ms) * 1_000, triedAgain }
  }
  await pause(SETTLE_MS)
  const before = residentBytesOf(pid)
  const first = await connect()
  await pause(SETTLE_MS)
  const bytes = (residentBytesOf(pid) - before) / CONNECTIONS
  const alarms = await Alarms.connect(mqttPort, accounts.slice(0, ALARMING))
  const stop = alarms.start(EVENTS_PER_SECOND)
  await onStorm()
  await devices.ask({ ask: 'drop' })
  const storm = await connect()
  stop()
  alarms.end()
  const lost = await devices.ask<number>({ ask: 'lost' })
  if (lost > 0) throw new Error(`${lost} connections were lost`)
  await devices.ask({ ask: 'drop' })
  return { bytes, first: first.perSecond, storm: storm.perSecond, triedAgain: storm.triedAgain }
}

const linesOf = (of: Record<keyof RoundFigures, number>, registeredPerSecond: number): Line[] => [
  { what: 'memory of a connection', value: of.bytes / 1_024, unit: 'KiB' },
  { what: 'memory of a connection, bare aedes', value: of.bareBytes / 1_024, unit: 'KiB' },
  { what: 'the same as a ratio', value: of.memoryRatio, unit: '×', expected: { atMost: 1.5 } },
  { what: 'all come back at once', value: of.storm, unit: 'connections/s' },
  { what: 'all come back at once, bare aedes', value: of.bareStorm, unit: 'connections/s' },
  { what: 'the same as a ratio', value: of.stormRatio, unit: '×', expected: { atLeast: 0.7 } },
  { what: 'an alert meanwhile, from the device to the feed, p50', value: of.p50Ms, unit: 'ms' },
  { what: 'the same, p99', value: of.p99Ms, unit: 'ms', expected: { atMost: 1_000 } },
  { what: 'registered through the API', value: registeredPerSecond, unit: 'devices/s' },
]
