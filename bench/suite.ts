import type { Expectation } from './expectation.ts'

/** What is measured once, in one round. The figures of all rounds of a run are put together by their medians. */
export type Figures = Readonly<Record<string, number>>

export interface SuiteOptions {
  /** How often each contender has its turn; they take turns, so that a slow minute of the machine is everybody's. */
  readonly rounds: number
  readonly onProgress: (line: string) => void
}

/** One line of the report. */
export interface Line {
  readonly what: string
  readonly value: number
  /** `msg/s`, `µs`, `ms`, `MiB`, `bytes`, or `×` for a ratio of two figures of the same run. */
  readonly unit: string
  readonly expected?: Expectation
}

/** A question that is asked of the server, and answered by figures from one run. */
export interface Suite {
  readonly name: string
  readonly about: string
  run(options: SuiteOptions): Promise<readonly Line[]>
}
