import type { Input } from '../domain/model/input.ts'
import type { Acceptance, Mark, Reading, Standing } from '../domain/model/reading.ts'
import type { Entry } from './journal.ts'

/**
 * How the entries of a batch lie in the log. First this byte, which no JSON begins with; then the entries one behind the
 * other. Each begins with a byte of its own: 0, then its JSON as a text; or `isReading` with what else is known of it,
 * and then
 *
 * - a byte of `rare` flags, where `hasRare` says so
 * - the number of its source
 * - `now`, as the difference to that of the reading before in the batch
 * - how long `ts` lies before `now`, where it has one; how long `at` does, where it is not what one would expect
 * - `aheadMs` and `packet`, where they are there
 * - the number of its shape; a code of four bits a value; the values
 *
 * A reading with doubted metrics, or one that is taken for other than it says, lies as JSON like all other entries.
 *
 * The form is on disks: what is written once must always be read as what it was.
 */
export const entriesMark = 2

export const jsonEntry = 0
export const isReading = 0x80
export const hasTs = 0x08
export const hasAt = 0x10
export const hasRare = 0x20

/** The lowest three bits: its standing. */
export const standingBits = 0x07
export const standingCodes: Readonly<Record<Standing, number>> = {
  live: 0,
  late: 1,
  'out-of-order': 2,
  repeated: 3,
  'unknown-device': 4,
}
export const noAcceptance = 7

export const rare = { packet: 1, dup: 2, aheadMs: 4 } as const
/** Among the rare flags. */
export const markCodes: Readonly<Record<Mark, number>> = { 'future-clamped': 0x08, 'moved-on': 0x10 }

/** The event time that needs no words. */
export const expectedAt = (ts: number | undefined, now: number): number =>
  ts === undefined || ts > now ? now : ts

type Keys<T> = T extends unknown ? keyof T : never

/** A property that is added to one of these does not compile until the form has a place for it. */
export const placed: {
  readonly [Key in
    | keyof Entry
    | Keys<Extract<Input, { type: 'reading' }>>
    | keyof Reading
    | keyof Acceptance]: true
} = {
  site: true,
  now: true,
  input: true,
  acceptance: true,
  type: true,
  reading: true,
  aheadMs: true,
  deviceId: true,
  values: true,
  ts: true,
  packet: true,
  dup: true,
  doubted: true, // rare: such an entry lies as JSON
  above: true, // rarer still
  standing: true,
  taken: true, // such entries lie as JSON too
  waiting: true,
  news: true,
  at: true,
  mark: true,
}
