import { step } from '../../services/domain/community/step.ts'
import { keepHeapSmall } from '../../services/heap.ts'
import type { StepQuestion } from './step-question.ts'
import { type Arrival, Town } from './town.ts'

// Made in pieces between the timed parts: readings are as fresh in the caches as those that were just decoded.
const PIECE = 500

keepHeapSmall() // as the server does
const question = JSON.parse(process.argv[2] ?? '') as StepQuestion
const heapBefore = heapBytes()
const town = new Town(question)
run(question.warmUp)
const { cpuMs, changes } = run(question.readings)
console.log(
  JSON.stringify({
    nsPerReading: (cpuMs * 1e6) / question.readings,
    readingsPerSecond: question.readings / (cpuMs / 1_000),
    changesShare: changes / question.readings,
    openAlerts: [...town.community.alerts.values()].filter(({ alert }) => alert.condition === 'active')
      .length,
    bytesPerDevice: (heapBytes() - heapBefore) / question.devices,
  }),
)

/** The processor time of all threads, the collector's included, without what it takes to make the readings. */
function run(readings: number): { cpuMs: number; changes: number } {
  let cpuMs = 0
  let changes = 0
  for (let left = readings; left > 0; left -= PIECE) {
    const arrivals = town.next(Math.min(PIECE, left))
    const before = process.cpuUsage()
    changes += stepAll(arrivals)
    const { user, system } = process.cpuUsage(before)
    cpuMs += (user + system) / 1_000
  }
  return { cpuMs, changes }
}

function stepAll(arrivals: readonly Arrival[]): number {
  let changes = 0
  for (const { input, now } of arrivals) changes += step(town.community, input, now).changes.length
  return changes
}

/** What is in use after a full collection, where the process may ask for one; else nothing that means anything. */
function heapBytes(): number {
  globalThis.gc?.()
  const { heapUsed, arrayBuffers } = process.memoryUsage()
  return heapUsed + arrayBuffers
}
