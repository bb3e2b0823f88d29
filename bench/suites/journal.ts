import type { Batch } from '../../services/journal/journal.ts'
import { packingOf } from '../../services/journal/packing.ts'
import { filled } from '../journal/filled.ts'
import { entryAt, type Traffic, wristband } from '../journal/readings.ts'
import { medians } from '../median.ts'
import type { Figures, Suite } from '../suite.ts'

/** As much as the server takes, in batches of hundreds. */
const CROWD: Traffic = { devices: 200, everyMs: 0.02 }
const CROWD_READINGS = 200_000
const CROWD_BATCH = 200

/** One reading each 30 s of 2,000 devices: a batch is what comes in the 4 ms that a commit takes. */
const CALM: Traffic = { devices: 2_000, everyMs: 15 }
const CALM_READINGS = 40_000
const CALM_BATCHES = [1, 1, 2, 1, 1, 1, 3, 1] as const

const ENCODED_BATCHES = 2_000

export const journal: Suite = {
  name: 'journal',
  about: 'bytes a reading on disk, and what committing one costs',
  async run({ rounds, onProgress }) {
    const all: Figures[] = []
    for (let round = 1; round <= rounds; round++) {
      all.push({ ...encoding(), ...(await crowd()), ...(await calm()) })
      onProgress(`round ${round}: ${JSON.stringify(all.at(-1))}`)
    }
    const found = medians(all)
    const figure = (name: string) => found[name] ?? Number.NaN
    return [
      {
        what: `log, batches of ${CROWD_BATCH}`,
        value: figure('crowdLog'),
        unit: 'bytes',
        expected: { atMost: 60 },
      },
      { what: 'log, batches of 1 to 3', value: figure('calmLog'), unit: 'bytes', expected: { atMost: 60 } },
      { what: 'the embedded history', value: figure('crowdHistory'), unit: 'bytes' },
      {
        what: 'encoding a reading of 8 metrics',
        value: figure('encodeUs'),
        unit: 'µs',
        expected: { atMost: 0.4 },
      },
      { what: 'the same by JSON.stringify', value: figure('stringifyUs'), unit: 'µs' },
      {
        what: 'threads: a commit, and into the history',
        value: figure('crowdUs'),
        unit: 'µs',
        expected: { atMost: 3 },
      },
      { what: 'readings committed', value: figure('crowdRate'), unit: '/s' },
      { what: 'commits of 1 to 3 readings', value: figure('calmCommits'), unit: '/s' },
    ]
  },
}

/** On this thread, as the main thread does it: a batch at a time, each of new readings. */
function encoding(): Figures {
  const traffic = { ...CROWD, values: wristband }
  const batches = [...batchesOf(traffic, 100 * CROWD_BATCH, [CROWD_BATCH])]
  const { packed } = packingOf([], 4_096)
  const usOf = (encode: (batch: Batch) => unknown): number => {
    for (const batch of batches) encode(batch)
    const from = performance.now()
    for (let i = 0; i < ENCODED_BATCHES; i++) encode(batches[i % batches.length] as Batch)
    return ((performance.now() - from) * 1_000) / (ENCODED_BATCHES * CROWD_BATCH)
  }
  return { encodeUs: usOf(packed), stringifyUs: usOf(({ entries }) => JSON.stringify(entries)) }
}

async function crowd(): Promise<Figures> {
  const { logBytes, historyBytes, threadsUs, ms } = await filled(
    batchesOf(CROWD, CROWD_READINGS, [CROWD_BATCH]),
  )
  return {
    crowdLog: logBytes / CROWD_READINGS,
    crowdHistory: historyBytes / CROWD_READINGS,
    crowdUs: threadsUs / CROWD_READINGS,
    crowdRate: (CROWD_READINGS * 1_000) / ms,
  }
}

async function calm(): Promise<Figures> {
  const { logBytes, ms } = await filled(batchesOf(CALM, CALM_READINGS, CALM_BATCHES))
  const perCycle = CALM_BATCHES.reduce((sum: number, size) => sum + size, 0)
  const commits = (CALM_READINGS / perCycle) * CALM_BATCHES.length
  return { calmLog: logBytes / CALM_READINGS, calmCommits: (commits * 1_000) / ms }
}

/** The readings of a traffic in batches of these sizes, in turn. */
function* batchesOf(traffic: Traffic, readings: number, sizes: readonly number[]): Generator<Batch> {
  for (let n = 0, turn = 0; n < readings; turn++) {
    const size = Math.min(sizes[turn % sizes.length] ?? 1, readings - n)
    const first = n
    yield { entries: Array.from({ length: size }, (_, i) => entryAt(traffic, first + i)), changes: [] }
    n += size
  }
}
