// What rules say, in the words of the second opinion.
import type { Severity } from '../../model/alert.ts'
import type { Values } from '../../model/reading.ts'
import type { DurationMs, Instant } from '../../model/time.ts'

/** A reading as a rule sees it; a late one as of its arrival, with when it was measured. */
export interface Seen {
  readonly at: Instant
  readonly madeAt: Instant
  readonly reported: Values
  /** The latest of all metrics. */
  readonly values: Values
}

export interface SaidLevel {
  readonly severity: Severity
  so(values: Values, isReached: boolean, memory: unknown): boolean | undefined
  readonly forMs?: DurationMs
  readonly gapMs?: DurationMs
  /** Readings in a row that report one of `samples` and are so. */
  readonly count?: number
  /** The same, with a pause that the delay outlasts. */
  readonly samplesMin?: number
  readonly samples?: readonly string[]
  /** By time alone only while the device is heard. */
  readonly whileHeard?: true
  /** A person ends it. */
  readonly latch?: true
}

/** What a rule says, written down once more. */
export interface Said {
  readonly rule: string
  readonly levels: readonly SaidLevel[]
  /** Where it is not so, nothing is known: what is open stays, and what is waited for begins anew. */
  onlyWhile?(values: Values): boolean
  /** Where absent it ends when no level is so. */
  clear?(values: Values): boolean
  readonly clearForMs?: DurationMs
  /** What it keeps of the readings it saw. */
  remember?(memory: unknown, seen: Seen): unknown
  /** Of a call for help, heard however late it comes: the metrics that it looks at. */
  readonly callIn?: readonly string[]
  /** The metrics that it looks at, where what is the newest of one of them counts however late it comes. */
  readonly newsOf?: readonly string[]
}

export interface Episode {
  readonly raisedAt: Instant
  readonly clearedAt: Instant | null
  readonly severity: Severity
  /** When the server can say so: that it began, and that it is over. */
  readonly toldAt: Instant
  readonly endToldAt: Instant | null
}
