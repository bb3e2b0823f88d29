import type { Batch } from '../../services/journal/journal.ts'
import { packingOf } from '../../services/journal/packing.ts'
import { type Filled, filled } from '../journal/filled.ts'
import { entryAt, type Traffic, wristband } from '../journal/readings.ts'
import { mediansOver } from '../rounds.ts'
import type { Figures, Suite } from '../suite.ts'

/** As much as the server takes, in batches of hundreds. */
const CROWD: Traffic = { devices: 200, everyMs: 0.02 }
const CROWD_READINGS = 300_000
const CROWD_BATCHES = [200] as const

/** One reading each 30 s of 2,000 devices: a batch is what comes while the one before is committed. */
const CALM: Traffic = { devices: 2_000, everyMs: 15 }
const CALM_READINGS = 40_000
const CALM_BATCHES = [1, 1, 2, 1, 1, 1, 3, 1] as const

/** Of the readings; what starts once is not measured. */
const WARM_UP_SHARE = 0.2

const ENCODED_BATCHES = 2_000

export const journal: Suite = {
  name: 'journal',
  about: 'bytes a reading on disk, and what committing one costs',
  async run(options) {
    const found: Figures = await mediansOver(options, oneRound)
    const line = (what: string, name: string, unit: string, atMost?: number) => ({
      ...{ what, value: found[name] ?? Number.NaN, unit },
      ...(atMost !== undefined && { expected: { atMost } }),
    })
    return [
      line('a reading in the log, batches of 200', 'crowdLog', 'bytes', 60),
      line('a reading in the log, batches of 1 to 3', 'calmLog', 'bytes', 60),
      line('a reading in the embedded history and its rollups', 'crowdHistory', 'bytes'),
      line('encoding a reading of 8 metrics', 'encodeUs', 'µs', 0.4),
      line('the same by JSON.stringify', 'stringifyUs', 'µs'),
      line('committing one and bringing it into the history', 'crowdUs', 'µs', 3),
      line('readings committed, batches of 200', 'crowdRate', '/s'),
      line('batches of 1 to 3 committed', 'calmCommits', '/s'),
    ]
  },
}

const oneRound = async (): Promise<Figures> => ({ ...encoding(), ...(await crowd()), ...(await calm()) })

/** CPU time of this thread, which does it as the main thread does: a batch at a time, each of other readings. */
function encoding(): Figures {
  const batches = [...batchesOf({ ...CROWD, values: wristband }, 0, 20_000, CROWD_BATCHES)]
  const readings = batches.reduce((sum, { entries }) => sum + entries.length, 0) / batches.length
  const { packed } = packingOf([], 4_096)
  const usOf = (encode: (batch: Batch) => unknown): number => {
    for (let turn = 0; turn < 5; turn++) batches.forEach(encode)
    const from = process.threadCpuUsage()
    for (let i = 0; i < ENCODED_BATCHES; i++) encode(batches[i % batches.length] as Batch)
    const { user, system } = process.threadCpuUsage(from)
    return (user + system) / (ENCODED_BATCHES * readings)
  }
  return { encodeUs: usOf(packed), stringifyUs: usOf(({ entries }) => JSON.stringify(entries)) }
}

async function crowd(): Promise<Figures> {
  const { logBytes, historyBytes, threadsMs, ms } = await fill(CROWD, CROWD_READINGS, CROWD_BATCHES)
  const measured = CROWD_READINGS * (1 - WARM_UP_SHARE)
  return {
    crowdLog: logBytes / CROWD_READINGS,
    crowdHistory: historyBytes / CROWD_READINGS,
    crowdUs: (threadsMs * 1_000) / measured,
    crowdRate: (measured * 1_000) / ms,
  }
}

async function calm(): Promise<Figures> {
  const { logBytes, ms } = await fill(CALM, CALM_READINGS, CALM_BATCHES)
  const readingsABatch = CALM_BATCHES.reduce((sum: number, size) => sum + size, 0) / CALM_BATCHES.length
  const commits = (CALM_READINGS * (1 - WARM_UP_SHARE)) / readingsABatch
  return { calmLog: logBytes / CALM_READINGS, calmCommits: (commits * 1_000) / ms }
}

function fill(traffic: Traffic, readings: number, sizes: readonly number[]): Promise<Filled> {
  const measuredFrom = readings * WARM_UP_SHARE
  return filled(batchesOf(traffic, 0, measuredFrom, sizes), batchesOf(traffic, measuredFrom, readings, sizes))
}

/** The readings of a traffic from one to another, in batches of these sizes in turn. */
function* batchesOf(traffic: Traffic, from: number, to: number, sizes: readonly number[]): Generator<Batch> {
  for (let n = from, turn = 0; n < to; turn++) {
    const first = n
    const length = Math.min(sizes[turn % sizes.length] ?? 1, to - n)
    yield { entries: Array.from({ length }, (_, i) => entryAt(traffic, first + i)), changes: [] }
    n += length
  }
}
