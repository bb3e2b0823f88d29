import { setTimeout as pause } from 'node:timers/promises'
import { cpuMsOf } from '../../scripts/testing/process-figures.ts'
import type { Measured } from '../capacity.ts'
import type { Load } from '../load/load.ts'

/** A server and those who send to it. */
export interface Side {
  readonly server: Measured
  readonly load: Load
}

export interface Cost {
  readonly cpuUsPerReading: number
  /** While it was its turn. */
  readonly handledPerSecond: number
}

const TURNS = 4
const TURN_MS = 2_000
/** So long after the last reading, what follows from it later is done too: the history trails by less than a second. */
const SETTLE_MS = 4_000

/**
 * In short turns, so that what else the machine does is shared by all. What a server still does while it is another's
 * turn counts, too. Without a rate: as fast as it is taken.
 */
export async function costsOf(sides: readonly Side[], perSecond?: number): Promise<Cost[]> {
  const before = await Promise.all(sides.map(mark))
  for (let turn = 0; turn < TURNS; turn++) {
    for (const { load } of sides) {
      await load.run(perSecond)
      await pause(TURN_MS)
      await load.rest()
    }
  }
  await pause(SETTLE_MS)
  const after = await Promise.all(sides.map(mark))
  return sides.map((_, i) => costBetween(before[i] as Mark, after[i] as Mark))
}

type Mark = Awaited<ReturnType<typeof mark>>

async function mark({ server, load }: Side) {
  const [handled, { sent }] = await Promise.all([server.handled(), load.count()])
  return { handled, sent, cpuUs: server.pids.reduce((sum, pid) => sum + cpuMsOf(pid) * 1_000, 0) }
}

function costBetween(before: Mark, after: Mark): Cost {
  const handled = after.handled - before.handled
  const sent = after.sent - before.sent
  // What is dropped costs little, and would make the rest look cheap. A few more are the server's own.
  if (handled < sent) throw new Error(`${sent} readings were sent, ${handled} handled`)
  return {
    cpuUsPerReading: (after.cpuUs - before.cpuUs) / handled,
    handledPerSecond: handled / ((TURNS * TURN_MS) / 1_000),
  }
}
