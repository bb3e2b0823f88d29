import type { WriteApi } from '@influxdata/influxdb-client'
import type { InfluxConfig } from './config.ts'
import { type Connection, connect, writePath } from './connection.ts'
import type { Timers } from './timers.ts'
import { type Verdict, verdictOf } from './verdict.ts'

/** One request at a time: more would let a later line be written before an earlier one. */
const SOCKETS_MAX = 1

/** Sends lines once and says what became of them. It keeps nothing: trying again is the pump's part. */
export class Sender {
  readonly #config: InfluxConfig
  readonly #timers: Timers
  readonly #connection: Connection

  constructor(config: InfluxConfig, timers: Timers) {
    this.#config = config
    this.#timers = timers
    this.#connection = connect(config, config.pump.timeoutMs, SOCKETS_MAX)
  }

  /** Never rejects. It ends within `timeoutMs`, and leaves no socket behind when it took that long. */
  async send(lines: readonly string[]): Promise<Verdict> {
    let late = false
    // The client's own limit is on silence alone: a server that drips its answer would hold the pump for ever.
    const cancel = this.#timers.after(this.#config.pump.timeoutMs, () => {
      late = true
      this.abort()
    })
    try {
      const api = this.#writeApi(lines.length)
      api.writeRecords([...lines])
      await api.flush()
      return { kind: 'accepted' }
    } catch (error) {
      if (late) return { kind: 'wait', reason: 'no answer in time' }
      const verdict = verdictOf(error, lines.length, this.#timers.now())
      if (verdict.kind === 'wait') this.abort()
      return verdict
    } finally {
      cancel()
    }
  }

  /** Drops what is in flight; the next request opens a new socket. */
  abort(): void {
    this.#connection.agent.destroy()
  }

  /**
   * One for each request, with room for all of its lines: the client sends a full buffer by itself and tells nobody
   * that it failed. `writeFailed` comes before its log and its retry buffer, which loses what it is given.
   */
  #writeApi(count: number): WriteApi {
    const api = this.#connection.client.getWriteApi(this.#config.org, this.#config.bucket, 'ns', {
      batchSize: count + 1,
      maxBatchBytes: Number.MAX_SAFE_INTEGER,
      flushInterval: 0,
      maxRetries: 0,
      gzipThreshold: Number.MAX_SAFE_INTEGER,
      writeFailed: error => Promise.reject(error),
    })
    api.path = writePath(this.#config)
    return api
  }
}
