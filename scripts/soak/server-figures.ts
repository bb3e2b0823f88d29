import { setTimeout as pause } from 'node:timers/promises'
import type { Operator } from '../testing/operator.ts'

/** What the server says of itself. */
export interface ServerFigures {
  /** Numbers of the journal that are not in InfluxDB. */
  readonly influxLag: number
  /** What the pump gave up, for want of room, since the server started. */
  readonly givenUp: number
  readonly heapBytes: number
}

const RETRY_MS = 500
const GIVEN_UP = ['pruned', 'given-up']

export async function figuresOf(operator: Operator): Promise<ServerFigures> {
  const metrics = await operator.metrics()
  const figure = (name: string) => metrics.get(name) ?? 0
  return {
    influxLag: figure('linli_influx_lag'),
    givenUp: GIVEN_UP.reduce((sum, label) => sum + figure(`linli_influx_lines_total{label="${label}"}`), 0),
    heapBytes: figure('nodejs_heap_size_used_bytes'),
  }
}

/** Resolves when InfluxDB has everything, or when it took too long. */
export async function caughtUp(operator: Operator, withinMs: number): Promise<void> {
  const until = Date.now() + withinMs
  while ((await figuresOf(operator)).influxLag > 0 && Date.now() < until) await pause(RETRY_MS)
}
