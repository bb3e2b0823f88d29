import { appendFileSync } from 'node:fs'
import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { type Influxd, startInfluxd } from '../../services/influx/testing/influxd.ts'
import { EVERYTHING_TOLD } from '../testing/everything-told.ts'
import { Random } from '../testing/random.ts'
import { stablePort } from '../testing/stable-port.ts'
import { Api } from './api.ts'
import { Killer } from './killer.ts'
import { Episodes } from './ledger/episodes.ts'
import { influxFaults } from './ledger/influx.ts'
import { journalFaults } from './ledger/journal.ts'
import { listFaults } from './ledger/lists.ts'
import { Readings } from './ledger/readings.ts'
import { Watch } from './ledger/watch.ts'
import type { Part, Stage } from './part.ts'
import { parts } from './parts.ts'
import { planOf } from './plan.ts'
import { VictimServer } from './server.ts'
import { Signal } from './signal.ts'
import { carriedOver, journalIn, type Truth, whatIsTold } from './truth.ts'

export interface ChaosOptions {
  readonly seed: number
  readonly kills: number
  /** How long a life of work lasts at the most, before it ends by a kill. */
  readonly lifeMsMax: number
  readonly onProgress?: (line: string) => void
}

export interface ChaosReport {
  /** What does not hold; nothing where all does. */
  readonly faults: readonly string[]
  readonly counted: Readonly<Record<string, number>>
  /** Where the data lies, kept for looking at where anything is wrong. */
  readonly folder: string
}

/** Beside the data, for looking at. */
const SERVER_LOG = 'server.log'
const CARRIED_OVER_MS_MAX = 240_000
/** The devices are silent from now on, however long it takes to compare. */
const NOBODY_IS_MISSED = { overrides: [{ scope: {}, enabled: false }], confirm: ['life-safety'] }

/** Lets a whole community act while the server and InfluxDB are killed again and again, then compares all accounts. */
export async function chaos(options: ChaosOptions): Promise<ChaosReport> {
  const folder = await mkdtemp(join(tmpdir(), 'linli-chaos-'))
  const influxd = await startInfluxd()
  const faults: string[] = []
  const run = new Run({ ...options, folder, influxd, faults })
  try {
    const counted = await run.toItsEnd()
    if (faults.length === 0) await rm(folder, { recursive: true, force: true })
    return { faults, counted, folder }
  } finally {
    await run.server.kill()
    await influxd.stop()
  }
}

interface RunOptions extends ChaosOptions {
  readonly folder: string
  readonly influxd: Influxd
  readonly faults: string[]
}

class Run {
  readonly server: VictimServer
  readonly #options: RunOptions
  readonly #random: Random
  readonly #readings = new Readings()
  readonly #episodes = new Episodes()
  readonly #watch = new Watch()
  readonly #acknowledged = new Signal()
  readonly #shown = new Signal()
  readonly #password: string
  #ports: readonly number[] = []
  #isOver = false

  constructor(options: RunOptions) {
    this.#options = options
    this.#random = new Random(options.seed)
    this.#password = `chaos-${options.seed}-${process.pid}`
    this.server = new VictimServer({
      settings: () => this.#settings(),
      onFault: this.#onFault,
      onLine: line => appendFileSync(join(options.folder, SERVER_LOG), `${line}\n`),
    })
  }

  async toItsEnd(): Promise<Record<string, number>> {
    const { kills, influxd, lifeMsMax, onProgress } = this.#options
    const plan = planOf(new Random(this.#random.below(2 ** 32)), kills)
    this.#ports = [await stablePort(), await stablePort()]
    await this.server.start()
    const api = new Api(this.server, this.#password)
    api.token = await api.signIn()
    const acting = await this.#makeParts(api)
    const killer = new Killer({
      server: this.server,
      influxd,
      lifeMsMax,
      next: { acknowledging: () => this.#acknowledged.next(), showing: () => this.#shown.next() },
      onKill: done => onProgress?.(`${done} kills, ${this.#options.faults.length} faults`),
    })
    const rounds = acting.flatMap(part => part.rounds.map(round => this.#act(round)))
    await killer.carryOut(plan)
    this.#isOver = true
    await Promise.all(rounds)
    onProgress?.('everything is answered; comparing')
    const truth = await this.#truth(api, acting)
    for (const fault of await this.#compare(truth, acting)) this.#onFault(fault)
    return this.#count(acting, killer, api, truth)
  }

  /** In the opposite order of their making: those who watch see the last of the others. */
  async #truth(api: Api, acting: readonly Part[]): Promise<Truth> {
    const { influxd, folder } = this.#options
    await api.expect({ method: 'PUT', path: '/api/rules/offline', body: NOBODY_IS_MISSED }, 200)
    for (const part of acting.toReversed()) await part.end?.()
    if (!(await carriedOver(api, CARRIED_OVER_MS_MAX)))
      this.#onFault(`InfluxDB did not have everything within ${CARRIED_OVER_MS_MAX} ms`)
    const told = await whatIsTold(api)
    const status = await this.server.stop()
    if (status !== 0) this.#onFault(`the last stop ended with ${status}`)
    return { ...told, ...journalIn(folder, told.head), influxd }
  }

  async #compare(truth: Truth, acting: readonly Part[]): Promise<string[]> {
    return [
      ...journalFaults(truth),
      ...this.#readings.faults(truth.batches),
      ...this.#episodes.faults(truth.changes),
      ...listFaults(truth),
      ...(await influxFaults(truth)),
      ...acting.flatMap(part => [...(part.faults?.(truth) ?? [])]),
    ]
  }

  async #makeParts(api: Api): Promise<Part[]> {
    const acting: Part[] = []
    for (const [, make] of parts) acting.push(await make(this.#stage(api)))
    return acting
  }

  async #act(round: () => Promise<void>): Promise<void> {
    try {
      while (!this.#isOver) await round()
    } catch (error) {
      this.#onFault((error as Error).message)
    }
  }

  readonly #onFault = (what: string): void => {
    this.#options.faults.push(what)
  }

  #stage(api: Api): Stage {
    return {
      server: this.server,
      api,
      random: new Random(this.#random.below(2 ** 32)),
      readings: this.#readings,
      episodes: this.#episodes,
      watch: this.#watch,
      onFault: this.#onFault,
      onAcknowledged: () => this.#acknowledged.give(),
      onShown: () => this.#shown.give(),
    }
  }

  #count(acting: readonly Part[], killer: Killer, api: Api, { batches, changes }: Truth) {
    const kills = Object.values(killer.killed).reduce((sum, count) => sum + count, 0)
    const byMoment = Object.entries(killer.killed).map(([moment, count]) => [`  ${moment}`, count])
    return {
      'kills of the server': kills,
      ...Object.fromEntries(byMoment),
      'kills of InfluxDB': killer.influxdKilled,
      'snapshots taken': this.server.snapshots,
      'longest start, ms': Math.round(killer.startMsMax),
      ...this.#readings.counted,
      ...this.#episodes.counted,
      ...Object.assign({}, ...acting.map(part => part.counted?.() ?? {})),
      'requests sent again': api.askedAgain,
      'batches journalled': batches.length,
      'alert events journalled': changes.length,
    }
  }

  #settings(): Record<string, string> {
    const { folder, influxd } = this.#options
    const [http, mqtt] = this.#ports
    return {
      LINLI_DATA: folder,
      LINLI_ADMIN_PASSWORD: this.#password,
      LINLI_HTTP_PORT: String(http),
      LINLI_MQTT_PORT: String(mqtt),
      ...influxd.serverSettings,
      ...HURRIED,
    }
  }
}

/** Waits that would outlast a life are cut short, limits that are no part of this set aside. */
const HURRIED = {
  LINLI_GRACE_SECONDS: '1',
  LINLI_SNAPSHOT_MINUTES: '1',
  LINLI_INFLUX_BATCH_LINES: '200',
  LINLI_INFLUX_LINGER_MS: '50',
  LINLI_INFLUX_BACKOFF_MIN_MS: '50',
  LINLI_INFLUX_BACKOFF_MAX_MS: '400',
  LINLI_HTTP_REQUESTS_PER_MINUTE: '1000000',
  ...EVERYTHING_TOLD,
}
