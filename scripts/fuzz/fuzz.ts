import { kindList } from '../../services/domain/kinds/kinds.ts'
import type { Kind } from '../../services/domain/model/kind.ts'
import { type NewDevice, Operator } from '../testing/operator.ts'
import { Random } from '../testing/random.ts'
import { type RealServer, startRealServer } from '../testing/real-server.ts'
import { dialectOf, FuzzedDevice, type Sent } from './device.ts'

export interface FuzzOptions {
  readonly seed: number
  /** Messages and attempts altogether. */
  readonly count: number
  readonly onProgress?: (done: number, residentMiB: number) => void
}

export interface FuzzReport {
  readonly sent: Sent
  /** By counter and label, as /metrics shows them. */
  readonly counted: ReadonlyMap<string, number>
  /** Resident memory of the server at each step of the way. */
  readonly residentMiB: readonly number[]
  /** What the server logged as an error. */
  readonly errors: readonly string[]
  /** Its exit status after it was asked to stop; `null` where a signal ended it. */
  readonly status: number | null
}

const STEPS = 10
/** One attempt to break the framing for this many messages; each costs a connection. */
const BROKEN_EVERY = 100

/** Lets devices of every kind, gone mad, at a real server over real connections. */
export async function fuzz({ seed, count, onProgress }: FuzzOptions): Promise<FuzzReport> {
  const errors: string[] = []
  const server = await startRealServer(UNHURRIED, line => {
    if (isError(line)) errors.push(line)
  })
  try {
    const operator = await Operator.signIn(server.httpPort, server.password)
    const devices = await registerDevices(server, operator, new Random(seed))
    const residentMiB: number[] = []
    for (let step = 1; step <= STEPS; step++) {
      await Promise.all(devices.map(device => actTimes(device, Math.ceil(count / STEPS / devices.length))))
      residentMiB.push(await residentOf(operator))
      onProgress?.(Math.round((count / STEPS) * step), residentMiB.at(-1) ?? 0)
    }
    await Promise.all(devices.map(device => device.end()))
    const counted = await operator.metrics()
    for (let i = 0; i < count / BROKEN_EVERY; i++) await devices[i % devices.length]?.writeBroken()
    await Promise.all(devices.map(device => device.proveServed()))
    return {
      sent: sum(devices.map(({ sent }) => sent)),
      counted,
      residentMiB,
      errors,
      status: await server.stop(),
    }
  } finally {
    await server.stop()
  }
}

/** Limits that a test of their own covers, set aside so that every message is judged for what it says. */
const UNHURRIED = {
  // What is counted are the devices' readings alone.
  LINLI_SELF_REPORT_SECONDS: '0',
  LINLI_MQTT_MESSAGES_PER_SECOND: '1000000',
  LINLI_MQTT_BURST: '1000000',
  LINLI_HTTP_REQUESTS_PER_MINUTE: '100000',
}

/** Two of each kind, so that each has a sibling to trespass on. */
async function registerDevices(
  { mqttPort }: RealServer,
  operator: Operator,
  random: Random,
): Promise<FuzzedDevice[]> {
  const twoOf = (kind: Kind) =>
    [1, 2].map(n => ({ dialectKind: kind, kind: kind.kind, id: `${kind.kind}-${n}`, site: 'garden' }))
  const accounts = await operator.registerAll(kindList.flatMap(twoOf))
  const topicOf = ({ site, kind, id }: NewDevice) => `community/${site}/${kind}/${id}`
  const devices: FuzzedDevice[] = []
  for (const account of accounts) {
    const others = accounts.filter(other => other !== account)
    devices.push(
      new FuzzedDevice({
        account: { port: mqttPort, username: account.id, password: account.token },
        topic: topicOf(account),
        dialect: await dialectOf(account.dialectKind),
        others: others.map(other => `${topicOf(other)}/telemetry`),
        random: new Random(random.below(2 ** 32)),
      }),
    )
  }
  return devices
}

async function actTimes(device: FuzzedDevice, times: number): Promise<void> {
  for (let i = 0; i < times; i++) await device.act()
}

const residentOf = async (operator: Operator): Promise<number> =>
  Math.round(((await operator.metrics()).get('process_resident_memory_bytes') ?? Number.NaN) / 1_048_576)

const sum = (all: readonly Sent[]): Sent =>
  all.reduce((total, sent) => ({
    permitted: total.permitted + sent.permitted,
    statuses: total.statuses + sent.statuses,
    foreign: total.foreign + sent.foreign,
    deaf: total.deaf + sent.deaf,
    overheard: total.overheard + sent.overheard,
    broken: total.broken + sent.broken,
    lost: total.lost + sent.lost,
  }))

const ERROR_LEVEL = 50

function isError(line: string): boolean {
  try {
    return (JSON.parse(line) as { level: number }).level >= ERROR_LEVEL
  } catch {
    // Not the logger's: what Node itself prints, when it is in trouble or a package is old.
    return !/Deprecat|--trace-warnings/.test(line)
  }
}
