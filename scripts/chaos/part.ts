import type { Random } from '../testing/random.ts'
import type { Api } from './api.ts'
import type { Episodes } from './ledger/episodes.ts'
import type { Readings } from './ledger/readings.ts'
import type { Watch } from './ledger/watch.ts'
import type { VictimServer } from './server.ts'
import type { Truth } from './truth.ts'

/** What a part of the run acts on, and where it writes down what it did. */
export interface Stage {
  readonly server: VictimServer
  readonly api: Api
  /** Its own: what another part draws changes nothing here. */
  readonly random: Random
  readonly readings: Readings
  readonly episodes: Episodes
  /** What a client of the feed has been shown. */
  readonly watch: Watch
  /** Something that must not be, seen while it happened. */
  readonly onFault: (what: string) => void
  readonly onAcknowledged: () => void
  /** An event was shown to somebody, wherever. */
  readonly onShown: () => void
}

/**
 * One thing that must survive: it acts while the server is killed around it, writes down what it was promised, and
 * holds that against the truth in the end. A new one is a file in `parts/` and its line in `parts.ts`.
 */
export interface Part {
  /** Acted out again and again, each round to its end, until the last kill is over. */
  readonly rounds: readonly (() => Promise<void>)[]
  /** Lets go of its connections, after the last round. */
  end?(): Promise<void> | void
  /** What does not hold, in words; besides what `readings` and `episodes` know. */
  faults?(truth: Truth): Iterable<string>
  /** Figures for the report. */
  counted?(): Readonly<Record<string, number>>
}

/** Called once, while the server is up and stays up. */
export type MakePart = (stage: Stage) => Promise<Part>
