import { median } from '../testing/median.ts'

/** The server as it was at one second of the run. */
export interface Sample {
  /** Since the run began. */
  readonly atMs: number
  readonly residentBytes: number
  readonly descriptors: number
}

export interface Verdict {
  readonly what: string
  readonly expected: string
  readonly found: string
  readonly holds: boolean
}

/** Of what the second quarter held, while InfluxDB was hung. */
const GROWTH_MAX = 1.1
const DESCRIPTORS_OFF_MAX = 5

/** The last quarter held against the second: warm, and already without InfluxDB. */
export function judged(samples: readonly Sample[], runMs: number): Verdict[] {
  const second = quarter(samples, runMs, 1)
  const last = quarter(samples, runMs, 3)
  const memory = median(last.map(({ residentBytes }) => residentBytes))
  const before = median(second.map(({ residentBytes }) => residentBytes))
  const open = median(last.map(({ descriptors }) => descriptors))
  const openBefore = median(second.map(({ descriptors }) => descriptors))
  return [
    {
      what: 'median resident memory of the last quarter, against the second',
      expected: `at most ${GROWTH_MAX} × ${mebibytes(before)}`,
      found: `${mebibytes(memory)}, ${(memory / before).toFixed(3)} ×`,
      holds: memory <= before * GROWTH_MAX,
    },
    {
      what: 'median open descriptors of the last quarter, against the second',
      expected: `${openBefore} ± ${DESCRIPTORS_OFF_MAX}`,
      found: String(open),
      holds: Math.abs(open - openBefore) <= DESCRIPTORS_OFF_MAX,
    },
  ]
}

/** Of the run, counted from 0. */
export function quarter<T extends { readonly atMs: number }>(
  samples: readonly T[],
  runMs: number,
  n: number,
): T[] {
  return samples.filter(({ atMs }) => atMs >= (runMs * n) / 4 && atMs < (runMs * (n + 1)) / 4)
}

export const mebibytes = (bytes: number): string => `${(bytes / 1_048_576).toFixed(1)} MiB`
