import { setTimeout as pause } from 'node:timers/promises'
import type { Influxd } from '../../services/influx/testing/influxd.ts'
import type { Kill, Moment } from './plan.ts'
import type { VictimServer } from './server.ts'

export interface KillerOptions {
  readonly server: VictimServer
  readonly influxd: Influxd
  /** Resolves when an acknowledgement, or an event of the feed, arrives. */
  readonly next: Readonly<Record<'acknowledging' | 'showing', () => Promise<void>>>
  /** How long a life of work lasts at the most. */
  readonly lifeMsMax: number
  readonly onKill: (done: number) => void
}

/** What comes first within this is where "the next one" is killed at. */
const NEXT_MS_MAX = 3_000
const RETURN_MS = 250
/** What a start takes on a quiet machine; later ones are measured. */
const START_MS = 1_500
/** From ready; its timer began a little before. */
const SNAPSHOT_AFTER_MS = 59_500
const SNAPSHOT_MS = 1_500
const INFLUXD_START_MS = 100
const INFLUXD_AWAY_MS_MAX = 2_000

/** Kills by plan, and starts again at once on the same data and ports. */
export class Killer {
  readonly #options: KillerOptions
  readonly killed: Record<Moment, number> = {
    starting: 0,
    returning: 0,
    working: 0,
    acknowledging: 0,
    showing: 0,
    snapshotting: 0,
  }
  influxdKilled = 0
  startMsMax = 0
  #startMs = START_MS

  constructor(options: KillerOptions) {
    this.#options = options
  }

  /** Resolves when the last kill is over and both are up again. */
  async carryOut(plan: readonly Kill[]): Promise<void> {
    const { server, onKill } = this.#options
    let influxd: Promise<void> = Promise.resolve()
    let started: Promise<void> = Promise.resolve()
    for (const [i, kill] of plan.entries()) {
      influxd = influxd.then(() => this.#killInfluxd(kill))
      await this.#await(kill, started)
      await server.kill()
      this.killed[kill.moment] += 1
      started = this.#start()
      onKill(i + 1)
    }
    await Promise.all([started, influxd])
    await server.up()
  }

  async #start(): Promise<void> {
    const began = performance.now()
    await this.#options.server.start()
    if (!this.#options.server.isUp) return
    this.#startMs = performance.now() - began
    this.startMsMax = Math.max(this.startMsMax, this.#startMs)
  }

  async #await({ moment, fraction }: Kill, started: Promise<void>): Promise<void> {
    const { next, lifeMsMax } = this.#options
    if (moment === 'starting') return pause(fraction * this.#startMs)
    await started
    if (moment === 'returning') return pause(fraction * RETURN_MS)
    if (moment === 'snapshotting') return pause(SNAPSHOT_AFTER_MS + fraction * SNAPSHOT_MS)
    await pause(fraction * lifeMsMax)
    if (moment === 'working') return
    await Promise.race([next[moment](), pause(NEXT_MS_MAX)])
  }

  async #killInfluxd({ influxd: kill }: Kill): Promise<void> {
    if (kill === undefined) return
    const { influxd, lifeMsMax } = this.#options
    await pause(kill.fraction * lifeMsMax)
    await influxd.kill()
    this.influxdKilled += 1
    await pause(kill.away * INFLUXD_AWAY_MS_MAX)
    const restarted = influxd.restart()
    if (kill.again) {
      await pause(kill.fraction * INFLUXD_START_MS)
      await Promise.all([influxd.kill(), restarted.catch(() => {})])
      this.influxdKilled += 1
      await influxd.restart()
    } else await restarted
  }
}
