import { setTimeout as pause } from 'node:timers/promises'
import { cpuMsOf } from '../scripts/testing/process-figures.ts'
import type { Contender } from './contenders/contender.ts'
import type { Load } from './load/load.ts'

export interface Stretch {
  readonly sentPerSecond: number
  readonly acknowledgedPerSecond: number
  readonly handledPerSecond: number
  /** Of all processes of the contender, for each reading that it handled. */
  readonly cpuUsPerReading: number
  readonly loadCpuShare: number
}

/** Whose processes are looked at. */
export type Measured = Pick<Contender, 'pids' | 'handled'>

/** Looks for so long at what goes on. */
export async function measured(contender: Measured, load: Load, ms: number): Promise<Stretch> {
  const before = await mark(contender, load)
  await pause(ms)
  const after = await mark(contender, load)
  const seconds = (after.at - before.at) / 1_000
  const handled = after.handled - before.handled
  return {
    sentPerSecond: (after.sent - before.sent) / seconds,
    acknowledgedPerSecond: (after.acknowledged - before.acknowledged) / seconds,
    handledPerSecond: handled / seconds,
    cpuUsPerReading: (after.cpuUs - before.cpuUs) / handled,
    loadCpuShare: (after.loadCpuUs - before.loadCpuUs) / 1e6 / seconds,
  }
}

async function mark(contender: Measured, load: Load) {
  const [handled, { sent, acknowledged, cpuUs: loadCpuUs }] = await Promise.all([
    contender.handled(),
    load.count(),
  ])
  return {
    handled,
    sent,
    acknowledged,
    loadCpuUs,
    cpuUs: contender.pids.reduce((sum, pid) => sum + cpuMsOf(pid) * 1_000, 0),
    at: performance.now(),
  }
}

const WARM_UP_MS = 3_000
const STRETCH_MS = 4_000
const SETTLE_MS = 1_000
/** Handling less of what is sent is falling behind. */
const KEPT_UP = 0.97
const STEP = 1.15

/** As fast as acknowledgements come back: nothing waits anywhere but with the devices. */
export async function acknowledgedAtFullSpeed(contender: Contender, load: Load): Promise<number> {
  await load.run()
  await pause(WARM_UP_MS)
  const { acknowledgedPerSecond, handledPerSecond } = await measured(contender, load, STRETCH_MS)
  await load.rest()
  // To acknowledge is quick: what is not taken must not look like speed.
  if (handledPerSecond < acknowledgedPerSecond * KEPT_UP)
    throw new Error(
      `${acknowledgedPerSecond} readings a second were acknowledged, ${handledPerSecond} handled`,
    )
  return acknowledgedPerSecond
}

/** The highest rate at which it handles what it is sent as it is sent, from `perSecond` on upwards. */
export async function sustained(contender: Contender, load: Load, perSecond: number): Promise<number> {
  await load.run(perSecond)
  await pause(WARM_UP_MS)
  let best = 0
  for (let rate = perSecond; ; rate *= STEP) {
    await load.run(rate)
    await pause(SETTLE_MS)
    const { sentPerSecond, handledPerSecond } = await measured(contender, load, STRETCH_MS)
    const isAtItsEnd = handledPerSecond < sentPerSecond * KEPT_UP || sentPerSecond < rate * KEPT_UP
    best = Math.max(best, handledPerSecond)
    if (isAtItsEnd) break
  }
  await load.rest()
  return best
}
