import { join } from 'node:path'
import { foundCommunity } from '../../../devices-sim/demo/community.ts'
import { startPhones } from '../../../devices-sim/demo/phones.ts'
import { Faults } from '../../../devices-sim/faults/faults.ts'
import { demo } from '../../../devices-sim/scenarios/demo.ts'
import { wallClock } from '../../../devices-sim/transport/pace.ts'
import { play } from '../../../devices-sim/transport/player.ts'
import { HOUR, MINUTE } from '../../../devices-sim/world/durations.ts'
import { Orders } from '../../../devices-sim/world/orders.ts'
import { simulate } from '../../../devices-sim/world/simulation.ts'
import { startRealServer } from '../../../scripts/testing/real-server.ts'
import { temporaryFolder } from '../../../services/store/temporary.ts'
import { knockAtTheDoor } from './at-the-door.ts'
import { askForCutOff, giveOrders } from './orders-given.ts'
import { letOthersSpeak } from './others.ts'
import { type At, workThrough } from './shift.ts'

export interface LivedIn {
  readonly origin: string
  readonly password: string
  /** Of every account; throws where it is refused. */
  as(username: string): Promise<At>
  stop(): Promise<void>
}

const SEED = 7
const LENGTH_MS = 3 * HOUR

/**
 * The demo's community after some hours, of which some alerts were handled and some are open. The server's time is that of
 * the readings, so the hours pass as fast as they are sent, and everything is the same each time.
 */
export async function startLivedIn(now = Date.now()): Promise<LivedIn> {
  const server = await startRealServer({
    ...{ LINLI_CLOCK: 'events', LINLI_MQTT_MESSAGES_PER_SECOND: '100000' },
    // Everybody's eyes in all looks are at one address, and none of them reads: a page each second was refused in the end.
    LINLI_HTTP_REQUESTS_PER_MINUTE: '1000000',
    LINLI_OCPP_PORT: '0',
  })
  const origin = `http://127.0.0.1:${server.httpPort}`
  const credentials = { username: 'admin', password: server.password }
  const urls = { http: origin, mqtt: `mqtt://127.0.0.1:${server.mqttPort}` }
  const tokens = join(temporaryFolder(), 'tokens.json')
  const phones = await startPhones(() => {})
  const warn = (line: string) => console.error(line)
  // What they are told comes when their hours are over: they say that they did it, and report no more.
  const { obey } = new Orders()
  const community = await foundCommunity(urls, credentials, tokens, phones, warn, obey, MINUTE)
  const as = (username: string) => signedIn(origin, username, server.password)
  const stop = async () => {
    await community.fleet.close()
    phones.close()
    await server.stop()
  }
  try {
    await liveThrough(community, as, now)
    const manager = await as('manager')
    await giveOrders(manager, urls.mqtt)
    await letOthersSpeak(manager, urls.mqtt)
    const leaveTheDoor = await knockAtTheDoor(manager, server.ocppPort ?? 0)
    return { origin, password: server.password, as, stop: () => leaveTheDoor().then(stop) }
  } catch (error) {
    // What goes on running would hold the test until its time is over.
    await stop()
    throw error
  }
}

type Community = Awaited<ReturnType<typeof foundCommunity>>

async function liveThrough({ enlisted, fleet }: Community, as: LivedIn['as'], now: number): Promise<void> {
  await askForCutOff(await as('manager'))
  const start = Math.floor((now - LENGTH_MS) / HOUR) * HOUR
  const simulation = simulate({
    ...{ seed: SEED, start, lengthMs: LENGTH_MS, devices: enlisted, scenario: demo },
  })
  await play({
    ...{ emissions: simulation.emissions(), worldStart: start, factor: Number.POSITIVE_INFINITY },
    ...{ faults: new Faults({}, simulation.random), outlet: fleet, clock: wallClock },
    ...{ windowMax: 1, signal: new AbortController().signal },
  })
  await workThrough(as)
}

async function signedIn(origin: string, username: string, password: string): Promise<At> {
  const call = async (method: string, path: string, token: string, body?: object) => {
    const headers = {
      ...(token && { authorization: `Bearer ${token}` }),
      ...(body && { 'content-type': 'application/json' }),
    }
    const reply = await fetch(origin + path, { method, headers, ...(body && { body: JSON.stringify(body) }) })
    if (!reply.ok) throw new Error(`${method} ${path}: ${reply.status} ${await reply.text()}`)
    return reply.status === 204 ? undefined : await reply.json()
  }
  const { token } = (await call('POST', '/api/session', '', { username, password })) as { token: string }
  return (method, path, body) => call(method, path, token, body)
}
