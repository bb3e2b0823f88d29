import { INGEST_TO, type IngestMemory, newIngestMemory } from '../ingest/memory.ts'
import { forgetSenses, SENSE_WIDTH, SENSED_MAX } from '../ingest/senses.ts'
import type { Row } from '../model/row.ts'
import { type Instant, NOT_YET } from '../model/time.ts'

// What each reading of a device looks at, in its row beside the numbers of the ingest.
const QUIET_SINCE = 0
const EARLIEST_TIMER = 1
const TAKEN = 2

/** Readings of a device kept at hand to stand as evidence. */
export const EVIDENCE_READINGS = 5
/** Numbers of a reading that are kept as such; what it reports beyond is part of its form. */
export const NUMBERS_MAX = 12
/** A time and a form for each of those, and its numbers. */
export const EVIDENCE_WIDTH = 2 + NUMBERS_MAX
/** Of the sensors that are watched. */
export const SENSES_FROM = INGEST_TO
export const EVIDENCE_FROM = SENSES_FROM + SENSED_MAX * SENSE_WIDTH
/** Of a row. */
export const DEVICE_NUMBERS = EVIDENCE_FROM + EVIDENCE_READINGS * EVIDENCE_WIDTH

/** Since when it is silent, by the server's clock; moved on by the time that the server was down. */
export const quietSince = ({ numbers, start }: Row): Instant => numbers[start + QUIET_SINCE] as Instant

export function setQuietSince({ numbers, start }: Row, at: Instant): void {
  numbers[start + QUIET_SINCE] = at
}

/** No timer of its rules, those about silence aside, is due before this: it need not be asked for. */
export const earliestTimer = ({ numbers, start }: Row): Instant => numbers[start + EARLIEST_TIMER] as Instant

export function setEarliestTimer({ numbers, start }: Row, due: Instant): void {
  numbers[start + EARLIEST_TIMER] = due
}

/** Readings taken as evidence so far. */
export const taken = ({ numbers, start }: Row): number => numbers[start + TAKEN] as number

export function setTaken({ numbers, start }: Row, count: number): void {
  numbers[start + TAKEN] = count
}

/** Nothing is known of a device, whatever stands in the row. */
export function newDeviceNumbers(row: Row): IngestMemory {
  setQuietSince(row, NOT_YET)
  setEarliestTimer(row, NOT_YET)
  setTaken(row, 0)
  forgetSenses(row, SENSES_FROM)
  row.numbers.fill(Number.NaN, row.start + EVIDENCE_FROM, row.start + DEVICE_NUMBERS)
  return newIngestMemory(row)
}
