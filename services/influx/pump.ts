import { setImmediate as nextTurn } from 'node:timers/promises'
import type { Kind } from '../domain/model/kind.ts'
import type { DurationMs, Instant } from '../domain/model/time.ts'
import type { CommittedBatch, Journal, Seq } from '../journal/journal.ts'
import type { DeviceArchive } from '../store/store.ts'
import { Backlog, type BacklogOptions } from './backlog.ts'
import { Delivery, type DeliveryOptions } from './delivery.ts'
import { KnownDevices } from './known-devices.ts'
import { type LineContext, linesOf } from './lines.ts'
import { Pause } from './pause.ts'
import { networkReason } from './verdict.ts'

/** A line takes some 5 µs to make: a backlog must not hold the event loop, and with it an alert, for 25 ms. */
const LINES_PER_TURN = 500

/** The pump's own place in the journal. */
export const INFLUX_CURSOR = 'influx'

export interface PumpOptions extends DeliveryOptions, BacklogOptions {
  readonly journal: BacklogOptions['journal'] & Pick<Journal, 'cursor' | 'moveCursor' | 'head' | 'oldest'>
  readonly devices: DeviceArchive
  readonly kinds: ReadonlyMap<string, Kind>
  /** What is about somebody whose data was erased goes out no more, however long it waited. */
  readonly isErased?: LineContext['isErased']
  /** The flow's time, by which the journal's inputs are stamped. */
  readonly flowNow: () => Instant
}

export interface PumpStatus {
  /**
   * `waiting`: a failure that passes by itself. `degraded`: somebody must act. Both last until a request succeeds, and
   * nothing is lost meanwhile that the journal keeps.
   */
  readonly state: 'idle' | 'sending' | 'waiting' | 'degraded'
  readonly reason?: string
  /** Rows of the journal (inputs and alert events) that are not yet in InfluxDB, or given up. */
  readonly lagRows: number
  /** How long ago the oldest of them was taken; 0 where all are sent. */
  readonly lagMs: DurationMs
  /** Readings that were given up for good since the start. */
  readonly givenUp: number
}

/**
 * Carries the journal to InfluxDB: every reading and alert event once, in the order of the log, through any outage. Where
 * one lasts so long that more waits than may, the oldest readings are given up and counted; alert events never.
 */
export interface Pump {
  /** Everything up to `last` is in the journal. */
  committed(last: Seq): void
  status(): PumpStatus
  /** Lets the request in flight finish, for `closeMsMax` at the most. What is unsent is sent after the next start. */
  close(): Promise<void>
}

export function startPump(options: PumpOptions): Pump {
  const pump = new InfluxPump(options)
  pump.start()
  return pump
}

class InfluxPump implements Pump {
  readonly #options: PumpOptions
  readonly #delivery: Delivery
  readonly #backlog: Backlog
  readonly #devices: KnownDevices
  readonly #pause: Pause
  #cursor: Seq | undefined
  #head: Seq = 0
  #news = false
  #resting = false
  #closing = false
  #oldestUnsentAt: Instant | undefined
  #finished: Promise<void> = Promise.resolve()

  constructor(options: PumpOptions) {
    this.#options = options
    this.#delivery = new Delivery(options)
    this.#backlog = new Backlog(options, options.config.pump)
    this.#devices = new KnownDevices(options.devices, options.config.pump.knownDevicesMax)
    this.#pause = new Pause(options.timers)
  }

  start(): void {
    this.#finished = this.#run()
    this.#backlog.start()
  }

  committed(last: Seq): void {
    this.#head = Math.max(this.#head, last)
    this.#news = true
    if (this.#resting) this.#pause.end()
  }

  status(): PumpStatus {
    const { kind, reason } = this.#delivery.hindrance ?? {}
    const unhindered = this.#resting ? 'idle' : 'sending'
    return {
      state: kind === undefined ? unhindered : kind === 'wait' ? 'waiting' : 'degraded',
      ...(reason !== undefined && { reason }),
      lagRows: Math.max(0, this.#head - (this.#cursor ?? 0)),
      lagMs: this.#lagMs(),
      givenUp: this.#options.tally.of('influx_lines', 'given-up'),
    }
  }

  #lagMs(): DurationMs {
    return this.#oldestUnsentAt === undefined
      ? 0
      : Math.max(0, this.#options.flowNow() - this.#oldestUnsentAt)
  }

  async close(): Promise<void> {
    this.#closing = true
    this.#delivery.close()
    this.#pause.end()
    const cancel = this.#options.timers.after(this.#limits.closeMsMax, () => this.#delivery.abort())
    await Promise.all([this.#finished, this.#backlog.stop()])
    cancel()
    this.#delivery.abort()
  }

  get #limits() {
    return this.#options.config.pump
  }

  /** A journal or a store that fails is a hindrance like any other: the pump never gives up. */
  async #run(): Promise<void> {
    while (!this.#closing) {
      try {
        await this.#round()
      } catch (error) {
        await this.#delivery.hold({ kind: 'wait', reason: `cannot go on: ${networkReason(error)}` })
      }
    }
  }

  async #round(): Promise<void> {
    const cursor = await this.#place()
    await this.#gather(cursor)
    if (this.#closing) return
    this.#news = false
    const { lines, last } = await this.#linesAfter(cursor)
    if (last === cursor) return this.#rest()
    for (const part of parts(lines, this.#limits.batchLinesMax))
      if (!(await this.#delivery.deliver(part))) return
    await this.#advance(last)
  }

  async #place(): Promise<Seq> {
    if (this.#cursor !== undefined) return this.#cursor
    const { journal } = this.#options
    this.#head = Math.max(this.#head, await journal.head())
    this.#cursor = await journal.cursor(INFLUX_CURSOR)
    return this.#cursor
  }

  /** A few entries wait a little for more. */
  async #gather(cursor: Seq): Promise<void> {
    const lag = this.#head - cursor
    if (this.#closing || lag <= 0 || lag >= this.#limits.batchLinesMax || this.#limits.lingerMs === 0) return
    await this.#pause.wait(this.#limits.lingerMs)
  }

  async #rest(): Promise<void> {
    this.#oldestUnsentAt = undefined
    this.#delivery.over()
    if (this.#closing || this.#news) return
    this.#resting = true
    await this.#pause.wait()
    this.#resting = false
  }

  /** What was pruned before it was sent is given up; it is counted here, as numbers of the journal. */
  async #noteGap(cursor: Seq, first: Seq): Promise<void> {
    if (first <= cursor + 1) return
    const pruned = Math.min(first - 1, await this.#options.journal.oldest()) - cursor
    if (pruned > 0) this.#options.tally.add('influx_lines', 'pruned', pruned)
  }

  /** Page by page: what a page unpacks to is many times its lines, and is let go before the next. */
  async #linesAfter(cursor: Seq): Promise<{ lines: readonly string[]; last: Seq }> {
    const lines: string[] = []
    let last = cursor
    for (let room = this.#limits.batchLinesMax; room > 0 && (last < this.#head || last === cursor); ) {
      const page = await this.#backlog.read(last, room)
      const end = page.at(-1)?.last
      if (end === undefined) break
      if (last === cursor) await this.#begin(cursor, page)
      await this.#unpack(page, last, lines)
      room -= end - last
      last = end
    }
    return { lines, last }
  }

  async #begin(cursor: Seq, [first]: readonly CommittedBatch[]): Promise<void> {
    if (first === undefined) return
    this.#oldestUnsentAt = first.entries[0]?.now ?? first.changes[0]?.event.at
    await this.#noteGap(cursor, first.first)
  }

  async #unpack(batches: readonly CommittedBatch[], after: Seq, lines: string[]): Promise<void> {
    let yieldedAt = lines.length
    let before = after
    for (const batch of batches) {
      // What is missing here may have said that a device was moved.
      if (batch.first > before + 1) this.#devices.forget()
      before = batch.last
      if (lines.length - yieldedAt >= LINES_PER_TURN) {
        await nextTurn()
        yieldedAt = lines.length
      }
      const devices = await this.#devices.before(batch)
      const { kinds, isErased } = this.#options
      const made = linesOf(batch, { kinds, device: id => devices.get(id), isErased })
      this.#devices.after(batch)
      for (const line of made.lines) lines.push(line)
      if (made.unplaced > 0) this.#options.tally.add('influx_lines', 'unplaced', made.unplaced)
    }
  }

  async #advance(last: Seq): Promise<void> {
    await this.#options.journal.moveCursor(INFLUX_CURSOR, last)
    this.#cursor = last
    this.#head = Math.max(this.#head, last)
  }
}

function* parts(lines: readonly string[], countMax: number): Generator<readonly string[]> {
  for (let i = 0; i < lines.length; i += countMax) yield lines.slice(i, i + countMax)
}
