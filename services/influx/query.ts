import { HttpError } from '@influxdata/influxdb-client'
import type { InfluxConfig } from './config.ts'
import { type Connection, connect } from './connection.ts'
import { answerText, networkReason } from './verdict.ts'

/** One cell of an answer; `null` where the point has no such field. */
export type Cell = number | string | boolean | null

export interface Rows {
  readonly columns: readonly string[]
  readonly values: readonly (readonly Cell[])[]
}

export type QueryFault = 'unreachable' | 'timed-out' | 'refused' | 'failed'

/** The query has no answer. `message` is for the log: it may repeat what the server said. */
export class QueryError extends Error {
  readonly fault: QueryFault
  readonly status: number | undefined
  constructor(fault: QueryFault, message: string, status?: number) {
    super(`InfluxDB: ${message}`)
    this.name = 'QueryError'
    this.fault = fault
    this.status = status
  }
}

/** Sends SELECT statements, and nothing else, over `GET /query`. */
export class Querier {
  readonly #config: InfluxConfig
  readonly #connection: Connection

  constructor(config: InfluxConfig) {
    this.#config = config
    this.#connection = connect(config, config.query.timeoutMs, config.query.atOnceMax)
  }

  /** The rows of the one series asked for; none where there is nothing. Rejects with a `QueryError`. */
  async select(statement: string): Promise<Rows> {
    const path = `/query?db=${encodeURIComponent(this.#config.bucket)}&epoch=ms&q=${encodeURIComponent(statement)}`
    const signal = AbortSignal.timeout(this.#config.query.timeoutMs)
    try {
      const options = { method: 'GET', headers: { accept: 'application/json' }, signal }
      return rowsOf(await this.#connection.client.transport.request(path, '', options))
    } catch (error) {
      throw signal.aborted ? new QueryError('timed-out', 'no answer in time') : queryError(error)
    }
  }

  close(): void {
    this.#connection.agent.destroy()
  }
}

interface Answer {
  readonly error?: string
  readonly results?: readonly { readonly error?: string; readonly series?: readonly Rows[] }[]
}

function rowsOf(body: unknown): Rows {
  const answer = body as Answer | null | undefined
  const result = answer?.results?.[0]
  const error = answer?.error ?? result?.error
  if (error !== undefined) throw new QueryError('refused', error)
  if (result === undefined) throw new QueryError('failed', 'the answer is not one to a query')
  return result.series?.[0] ?? { columns: [], values: [] }
}

function queryError(error: unknown): QueryError {
  if (error instanceof QueryError) return error
  if (error instanceof SyntaxError) return new QueryError('failed', 'the answer is not JSON')
  if (error instanceof HttpError)
    return new QueryError(
      error.statusCode < 500 ? 'refused' : 'failed',
      `${error.statusCode}: ${answerText(error)}`,
      error.statusCode,
    )
  return new QueryError('unreachable', networkReason(error))
}
