import { setTimeout as pause } from 'node:timers/promises'
import { Companion } from '../../scripts/testing/companion/companion.ts'
import { measured } from '../capacity.ts'
import type { Contender } from '../contenders/contender.ts'
import { startLinli } from '../contenders/linli.ts'
import { startNodeRed } from '../contenders/node-red.ts'
import { type DeviceAccount, devicesAlike, openAccounts } from '../devices/accounts.ts'
import { ALARM_KIND, Alarms } from '../devices/alarms.ts'
import { openAlertsClient } from '../latency/alerts-client.ts'
import type { DiskQuestion } from '../latency/disk-process.ts'
import { Load } from '../load/load.ts'
import { quantile } from '../medians.ts'
import { mediansOver } from '../rounds.ts'
import type { Figures, Suite } from '../suite.ts'

const CONNECTIONS = 200
const PER_SECOND = 10_000
/** One in a hundred messages is an alert. */
const ALERTS_PER_SECOND = 100
const CHARGERS = 20
const WARM_UP_MS = 3_000
const WINDOW_MS = 6_000

interface Alerting extends Contender {
  readonly alertsUrl: string
  readonly token?: string
  readonly chargers: readonly DeviceAccount[]
}

const turns: readonly (readonly [name: string, qos: 0 | 1, start: () => Promise<Alerting>])[] = [
  ['linli1', 1, linliWithChargers],
  ['nodeRed1', 1, () => nodeRedWithChargers(1)],
  ['linli0', 0, linliWithChargers],
  ['nodeRed0', 0, () => nodeRedWithChargers(0)],
]

export const latency: Suite = {
  name: 'latency',
  about: `${PER_SECOND.toLocaleString('en')} readings a second and 1 % alerts: CPU of each, and from the device to the screen`,
  async run(options) {
    return linesOf(await mediansOver(options, oneRound))
  },
}

async function oneRound(): Promise<Figures> {
  const figures: Record<string, number> = {}
  for (const [name, qos, start] of turns) Object.assign(figures, await oneTurn(name, qos, start))
  return figures
}

function linesOf(f: Record<string, number>) {
  const {
    linli1Us = 0,
    nodeRed1Us = 0,
    linli0Us = 0,
    nodeRed0Us = 0,
    linli1P99 = 0,
    nodeRed1P99 = 0,
    linli1DiskP99 = 0,
  } = f
  const us = 'µs'
  return [
    { what: 'CPU of a reading, QoS 1', value: linli1Us, unit: us },
    { what: 'Node-RED + mosquitto', value: nodeRed1Us, unit: us },
    { what: 'CPU of a reading, QoS 0', value: linli0Us, unit: us },
    { what: 'Node-RED + mosquitto', value: nodeRed0Us, unit: us },
    {
      what: 'CPU at QoS 1, against Node-RED + mosquitto',
      value: linli1Us / nodeRed1Us,
      unit: '×',
      expected: { atMost: 0.5 },
    },
    {
      what: 'CPU at QoS 0, against Node-RED + mosquitto',
      value: linli0Us / nodeRed0Us,
      unit: '×',
      expected: { atMost: 0.4 },
    },
    {
      what: 'device to feed, journalled first, p50',
      value: f.linli1P50 ?? 0,
      unit: 'ms',
      expected: { atMost: 2 },
    },
    {
      what: 'device to feed, p99',
      value: linli1P99,
      unit: 'ms',
      expected: { atMost: nodeRed1P99 + 2 * linli1DiskP99 },
    },
    { what: 'device to WebSocket, Node-RED, p50', value: f.nodeRed1P50 ?? 0, unit: 'ms' },
    { what: 'device to WebSocket, Node-RED, p99', value: nodeRed1P99, unit: 'ms' },
    { what: 'an fdatasync meanwhile, p50', value: f.linli1DiskP50 ?? 0, unit: 'ms' },
    { what: 'an fdatasync meanwhile, p99', value: linli1DiskP99, unit: 'ms' },
    {
      what: 'alerts seen, of those caused',
      value: f.linli1Seen ?? 0,
      unit: '',
      expected: { atLeast: 0.99 },
    },
    { what: 'alerts seen, Node-RED', value: f.nodeRed1Seen ?? 0, unit: '' },
  ]
}

async function oneTurn(name: string, qos: 0 | 1, start: () => Promise<Alerting>): Promise<Figures> {
  const contender = await start()
  const load = new Load()
  const disk = new Companion<DiskQuestion>(new URL('../latency/disk-process.ts', import.meta.url))
  try {
    await load.connect({ port: contender.mqttPort, accounts: contender.accounts, qos, windowMax: 100 })
    const alarms = await Alarms.connect(contender.mqttPort, contender.chargers)
    const tookMs: number[] = []
    const client = await openAlertsClient(contender.alertsUrl, contender.token, (id, ts) => {
      const ms = performance.now() - alarms.sentAtMs(id, ts)
      if (ms >= 0) tookMs.push(ms)
    })
    await load.run(PER_SECOND)
    const stop = alarms.start(ALERTS_PER_SECOND)
    await pause(WARM_UP_MS)
    tookMs.length = 0
    await disk.ask({ ask: 'begin' })
    const sentBefore = alarms.sent
    const { cpuUsPerReading } = await measured(contender, load, WINDOW_MS)
    const seen = tookMs.length / (alarms.sent - sentBefore)
    const sorted = Float64Array.from(tookMs).sort()
    const diskMs = (p: number) => disk.ask<number>({ ask: 'quantile', p })
    const [diskP50, diskP99] = [await diskMs(0.5), await diskMs(0.99)]
    stop()
    client.close()
    alarms.end()
    return {
      [`${name}Us`]: cpuUsPerReading,
      [`${name}P50`]: quantile(sorted, 0.5),
      [`${name}P99`]: quantile(sorted, 0.99),
      [`${name}DiskP50`]: diskP50,
      [`${name}DiskP99`]: diskP99,
      [`${name}Seen`]: seen,
    }
  } finally {
    load.end()
    disk.end()
    await contender.stop()
  }
}

async function linliWithChargers(): Promise<Alerting> {
  const linli = await startLinli(CONNECTIONS)
  const chargers = await linli.register(devicesAlike(ALARM_KIND, 'alarm-', CHARGERS))
  return { ...linli, chargers, alertsUrl: `ws://127.0.0.1:${linli.httpPort}/api/feed` }
}

async function nodeRedWithChargers(qos: 0 | 1): Promise<Alerting> {
  const chargers = openAccounts(devicesAlike(ALARM_KIND, 'alarm-', CHARGERS))
  return { ...(await startNodeRed(CONNECTIONS, qos)), chargers }
}
