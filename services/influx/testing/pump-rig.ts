import type { Batch, Journal, Seq } from '../../journal/journal.ts'
import { openMemoryJournal } from '../../journal/memory.ts'
import { Tally } from '../../runtime/tally.ts'
import type { InfluxConfig, PumpLimits } from '../config.ts'
import type { DeadLetter } from '../dead-letters.ts'
import { INFLUX_CURSOR, type PumpOptions, startPump } from '../pump.ts'
import { pumpTimers } from '../timers.ts'
import type { Hindrance } from '../verdict.ts'
import { archiveOf, kinds, lampDevice } from './community.ts'

export const testConfig = (
  config: Pick<InfluxConfig, 'url'> & Partial<InfluxConfig>,
  pump: Partial<PumpLimits> = {},
): InfluxConfig => ({
  api: 'v1',
  org: 'linli',
  bucket: 'linli',
  query: { timeoutMs: 2_000, atOnceMax: 4 },
  ...config,
  pump: {
    batchLinesMax: 5_000,
    lingerMs: 0,
    timeoutMs: 2_000,
    backoffMsMin: 1,
    backoffMsMax: 20,
    retryAfterMsMax: 50,
    degradedRetryMs: 5,
    closeMsMax: 2_000,
    deadLettersBytesMax: 1_000_000,
    backlogBytesMax: Number.MAX_SAFE_INTEGER,
    backlogCheckMs: 3_600_000,
    suspectAfterFailures: 5,
    suspectsMax: 10,
    knownDevicesMax: 100,
    ...pump,
  },
})

/** A journal, in memory where none is given, that tells when the pump's cursor has come somewhere. */
export function watchedJournal(journal: Journal = openMemoryJournal()) {
  const waiting: { seq: Seq; resolve: () => void }[] = []
  return {
    ...journal,
    async moveCursor(name: string, to: Seq) {
      await journal.moveCursor(name, to)
      if (name === INFLUX_CURSOR) for (const waiter of waiting) if (to >= waiter.seq) waiter.resolve()
    },
    async sent(seq: Seq): Promise<void> {
      const reached = new Promise<void>(resolve => waiting.push({ seq, resolve }))
      if ((await journal.cursor(INFLUX_CURSOR)) >= seq) return
      await reached
    },
  }
}

export type WatchedJournal = ReturnType<typeof watchedJournal>

/** A pump over a journal in memory, with everything around it in sight. */
export function startRig(
  config: InfluxConfig,
  options: Partial<PumpOptions> & { journal?: WatchedJournal } = {},
) {
  const journal = options.journal ?? watchedJournal()
  const tally = new Tally()
  const letters: DeadLetter[] = []
  const hindrances: Hindrance[] = []
  const waiting: { match: (hindrance: Hindrance) => boolean; resolve: (hindrance: Hindrance) => void }[] = []
  const pump = startPump({
    devices: archiveOf(lampDevice('lamp-1'), lampDevice('lamp-2')),
    kinds,
    tally,
    timers: pumpTimers,
    flowNow: pumpTimers.now,
    deadLetters: { keep: async kept => void letters.push(...kept) },
    ...options,
    config,
    journal,
    onHindrance(hindrance) {
      if (hindrance === undefined) return
      hindrances.push(hindrance)
      for (const waiter of waiting) if (waiter.match(hindrance)) waiter.resolve(hindrance)
    },
  })
  return {
    pump,
    journal,
    tally,
    letters,
    hindrances,
    /** Appends and tells the pump. */
    async commit(batch: Partial<Batch>): Promise<Seq> {
      const { last } = await journal.append({ entries: [], changes: [], ...batch })
      pump.committed(last)
      return last
    },
    /** The next hindrance of this sort, or one that already was. */
    hindered(match: (hindrance: Hindrance) => boolean): Promise<Hindrance> {
      const past = hindrances.find(match)
      return past ? Promise.resolve(past) : new Promise(resolve => waiting.push({ match, resolve }))
    },
  }
}
