import { setTimeout as pause } from 'node:timers/promises'
import { Companion } from '../../scripts/testing/companion/companion.ts'
import { EVERYTHING_TOLD } from '../../scripts/testing/everything-told.ts'
import { Operator } from '../../scripts/testing/operator.ts'
import { cpuMsOf } from '../../scripts/testing/process-figures.ts'
import { startRealServer } from '../../scripts/testing/real-server.ts'
import { devicesAlike } from '../devices/accounts.ts'
import { ALARM_KIND, Alarms } from '../devices/alarms.ts'
import type { ReadersFigures, ReadersQuestion } from '../feed/readers.ts'
import { mediansOver } from '../rounds.ts'
import type { Suite } from '../suite.ts'

const CLIENTS = 1_000
const EVENTS_PER_SECOND = 100
const CHARGERS = 20
const WARM_UP_MS = 2_000
const WINDOW_MS = 5_000
/** What is under way when the window ends. */
const SETTLE_MS = 500

export const feed: Suite = {
  name: 'feed',
  about: `${CLIENTS} clients of the feed, ${EVENTS_PER_SECOND} alert events a second, with the usual settings`,
  async run(options) {
    const of = await mediansOver(options, oneRound)
    return [
      { what: 'the server with a single client', value: of.alone, unit: 'of a core' },
      { what: 'what the others add', value: of.share, unit: 'of a core', expected: { atMost: 0.4 } },
      { what: 'from the device to a single client, p50', value: of.singleP50Ms, unit: 'ms' },
      { what: 'the same, p99', value: of.singleP99Ms, unit: 'ms' },
      { what: 'from the device to one of them all, p50', value: of.p50Ms, unit: 'ms' },
      { what: 'the same, p99', value: of.p99Ms, unit: 'ms', expected: { atMost: 50 } },
      { what: 'events that arrived, of those caused', value: of.arrived, unit: '', expected: { atLeast: 1 } },
      { what: 'events of a message', value: of.eventsPerMessage, unit: '' },
      { what: 'the clients themselves, of a core', value: of.readers, unit: '' },
    ]
  },
}

type FeedFigures = ReturnType<typeof figuresOf>

async function oneRound(): Promise<FeedFigures> {
  const server = await startRealServer({ ...EVERYTHING_TOLD, LINLI_HTTP_REQUESTS_PER_MINUTE: '1000000' })
  const readers = new Companion<ReadersQuestion>(new URL('../feed/readers.ts', import.meta.url))
  try {
    const operator = await Operator.signIn(server.httpPort, server.password)
    const chargers = await operator.registerAll(devicesAlike(ALARM_KIND, 'alarm-', CHARGERS))
    const alarms = await Alarms.connect(server.mqttPort, chargers)
    const stop = alarms.start(EVENTS_PER_SECOND)
    await pause(WARM_UP_MS)
    const { httpPort, pid } = server
    const { token } = operator
    await readers.ask({ ask: 'open', httpPort, token, count: 1 })
    await readers.ask({ ask: 'begin' })
    const alone = await shareOver(pid)
    const single = await readers.ask<ReadersFigures>({ ask: 'figures' })
    await readers.ask({ ask: 'open', httpPort, token, count: CLIENTS })
    await pause(WARM_UP_MS)
    stop()
    await pause(SETTLE_MS)
    await readers.ask({ ask: 'begin' })
    const before = alarms.sent
    const stopAgain = alarms.start(EVENTS_PER_SECOND)
    const total = await shareOver(pid)
    stopAgain()
    await pause(SETTLE_MS)
    const seen = await readers.ask<ReadersFigures>({ ask: 'figures' })
    alarms.end()
    return figuresOf(seen, { single, alone, total, caused: alarms.sent - before })
  } finally {
    readers.end()
    await server.stop()
  }
}

/** Of a core, over a window. */
async function shareOver(pid: number): Promise<number> {
  const cpuMs = cpuMsOf(pid)
  const from = performance.now()
  await pause(WINDOW_MS)
  return (cpuMsOf(pid) - cpuMs) / (performance.now() - from)
}

interface Beside {
  /** With one client. */
  readonly single: ReadersFigures
  readonly alone: number
  readonly total: number
  readonly caused: number
}

const figuresOf = (
  { events, messages, p50Ms, p99Ms, msMax, cpuMs }: ReadersFigures,
  { single, alone, total, caused }: Beside,
) => ({
  ...{ alone, share: total - alone, p50Ms, p99Ms, msMax },
  ...{ singleP50Ms: single.p50Ms, singleP99Ms: single.p99Ms },
  arrived: events / caused / CLIENTS,
  eventsPerMessage: events / messages,
  readers: cpuMs / WINDOW_MS,
})
