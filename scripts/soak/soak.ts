import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { setTimeout as pause } from 'node:timers/promises'
import { type Influxd, startInfluxd } from '../../services/influx/testing/influxd.ts'
import { Companion } from '../testing/companion/companion.ts'
import { Operator } from '../testing/operator.ts'
import { descriptorsOf, residentBytesOf } from '../testing/process-figures.ts'
import { devicesOfAllKinds } from '../testing/reporting-devices.ts'
import { type ServerProcess, startServerProcess } from '../testing/server-process.ts'
import type { Sample } from './judge.ts'
import type { LoadCount, LoadQuestion } from './load-question.ts'
import type { SoakArguments } from './options.ts'
import { caughtUp, figuresOf, type ServerFigures } from './server-figures.ts'

export interface SoakOptions extends SoakArguments {
  readonly onProgress: (line: string) => void
}

/** One second: the server, and the work that it was given. */
export interface Second extends Sample, ServerFigures {
  readonly acknowledged: number
  readonly heldBack: number
  readonly loadCpuShare: number
}

export interface SoakReport {
  readonly runMs: number
  readonly perSecond: number
  readonly seconds: readonly Second[]
  readonly acknowledged: number
  readonly lostConnections: number
  /** Points of telemetry in InfluxDB when it had caught up. */
  readonly points: number
  readonly caughtUpMs: number
  readonly status: number | null
}

const PASSWORD = 'a-password-for-the-soak'
const WARM_UP_MS = 5_000
const CALIBRATION_MS = 10_000
const SAMPLE_EVERY_MS = 1_000
/** InfluxDB has as long as the run itself to catch up afterwards, and at least this. */
const CAUGHT_UP_MS_MIN = 120_000

/** Runs it to its end. Everything that was started is ended, whatever happens. */
export async function soak(options: SoakOptions): Promise<SoakReport> {
  const folder = await mkdtemp(join(tmpdir(), 'linli-soak-'))
  const influxd = await startInfluxd()
  const server = startServerProcess({ settings: settingsFor(folder, influxd) })
  const load = new Companion<LoadQuestion>(new URL('./load-process.ts', import.meta.url))
  try {
    return await new Run(options, { influxd, server, load }).toItsEnd()
  } finally {
    load.end()
    server.child.kill('SIGKILL')
    await server.ended
    await influxd.stop()
    await rm(folder, { recursive: true, force: true })
  }
}

const settingsFor = (folder: string, influxd: Influxd): Record<string, string> => ({
  LINLI_DATA: folder,
  LINLI_ADMIN_PASSWORD: PASSWORD,
  LINLI_HTTP_PORT: '0',
  LINLI_MQTT_PORT: '0',
  ...influxd.serverSettings,
  LINLI_HTTP_REQUESTS_PER_MINUTE: '100000',
  ...Object.fromEntries(Object.entries(process.env).filter(([name]) => name.startsWith('LINLI_'))),
})

interface Cast {
  readonly influxd: Influxd
  readonly server: ServerProcess
  readonly load: Companion<LoadQuestion>
}

class Run {
  readonly #options: SoakOptions
  readonly #cast: Cast
  readonly #runMs: number

  constructor(options: SoakOptions, cast: Cast) {
    this.#options = options
    this.#cast = cast
    this.#runMs = options.minutes * 60_000
  }

  async toItsEnd(): Promise<SoakReport> {
    const { server, load, influxd } = this.#cast
    const { devices, seed, onProgress } = this.#options
    const { httpPort, mqttPort } = await server.ready
    const operator = await Operator.signIn(httpPort, PASSWORD)
    const accounts = await operator.registerAll(devicesOfAllKinds(devices))
    await load.ask({ ask: 'connect', port: mqttPort, accounts, seed })
    const perSecond = this.#options.rate ?? (await this.#halfCapacity())
    await caughtUp(operator, Math.max(CAUGHT_UP_MS_MIN, this.#runMs))
    onProgress(`${perSecond} messages/s for ${this.#options.minutes} min over ${devices} connections`)
    const seconds = await this.#run(operator, perSecond)
    const { acknowledged, lost } = await load.ask<LoadCount>({ ask: 'finish' })
    const stoppedAt = performance.now()
    await caughtUp(operator, Math.max(CAUGHT_UP_MS_MIN, this.#runMs))
    const caughtUpMs = performance.now() - stoppedAt
    const points = await pointsIn(influxd)
    server.child.kill('SIGTERM')
    const status = await server.ended
    return {
      runMs: this.#runMs,
      perSecond,
      seconds,
      acknowledged,
      lostConnections: lost,
      points,
      caughtUpMs,
      status,
    }
  }

  async #halfCapacity(): Promise<number> {
    const { load } = this.#cast
    await load.ask({ ask: 'full-speed' })
    await pause(WARM_UP_MS)
    const before = await load.ask<LoadCount>({ ask: 'count' })
    const from = performance.now()
    await pause(CALIBRATION_MS)
    const after = await load.ask<LoadCount>({ ask: 'count' })
    const perSecond = ((after.acknowledged - before.acknowledged) / (performance.now() - from)) * 1_000
    await load.ask({ ask: 'rate', perSecond: 0 })
    this.#options.onProgress(
      `capacity: ${Math.round(perSecond)} messages/s; the load takes ${percent(after.cpuShare)} of a core for it`,
    )
    return Math.max(1, Math.round(perSecond / 2))
  }

  /** A sample a second. */
  async #run(operator: Operator, perSecond: number): Promise<Second[]> {
    const { load, influxd, server } = this.#cast
    const seconds: Second[] = []
    const began = performance.now()
    let isHung = false
    await load.ask({ ask: 'rate', perSecond })
    for (let atMs = 0; atMs < this.#runMs; ) {
      await pause(SAMPLE_EVERY_MS)
      const count = await load.ask<LoadCount>({ ask: 'count' })
      atMs = performance.now() - began
      const shouldHang = atMs >= this.#runMs / 4 && atMs < (this.#runMs * 3) / 4
      if (shouldHang !== isHung) {
        if (shouldHang) await influxd.freeze()
        else influxd.thaw()
        isHung = shouldHang
      }
      const pid = server.child.pid ?? 0
      seconds.push({
        ...{ atMs, residentBytes: residentBytesOf(pid), descriptors: descriptorsOf(pid) },
        ...(await figuresOf(operator)),
        acknowledged: count.acknowledged,
        heldBack: count.heldBack,
        loadCpuShare: count.cpuShare,
      })
    }
    if (isHung) influxd.thaw()
    return seconds
  }
}

/** One field that every reading of the kind has. */
const FIELDS = {
  smart_bin: 'fillPercent',
  fire_lane_camera: 'vehicleCount',
  ev_charger: 'powerW',
  wristband: 'heartRateBpm',
}

async function pointsIn(influxd: Influxd): Promise<number> {
  let points = 0
  for (const [measurement, field] of Object.entries(FIELDS)) {
    const [row] = await influxd.rows(`SELECT count("${field}") AS points FROM "${measurement}"`)
    points += Number(row?.points ?? 0)
  }
  return points
}

export const percent = (share: number): string => `${Math.round(share * 100)} %`
