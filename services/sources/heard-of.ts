import type { SourceId } from '../domain/model/origin.ts'
import type { Instant } from '../domain/model/time.ts'

/** A reason for which messages of a source said nothing, how often, and when last. */
export interface SourceRefusal {
  readonly reason: string
  readonly count: number
  readonly lastAt: Instant
}

/** What became of a source's messages since the server began. */
export interface HeardOf {
  readonly lastAt: Instant | null
  readonly messages: number
  readonly refused: readonly SourceRefusal[]
}

const NOTHING: HeardOf = { lastAt: null, messages: 0, refused: [] }

/** Formats name their reasons themselves; one that made them up of its input would fill the memory. */
const REASONS_MAX = 50

/** Whether a source is heard at all, and what of it is not understood: for whoever looks after it. In memory alone. */
export class HeardOfSources {
  readonly #bySource = new Map<SourceId, HeardOf>()

  of(source: SourceId): HeardOf {
    return this.#bySource.get(source) ?? NOTHING
  }

  note(source: SourceId, now: Instant, reason?: string): void {
    const before = this.of(source)
    const refused = reason === undefined ? before.refused : counted(before.refused, reason, now)
    this.#bySource.set(source, { lastAt: now, messages: before.messages + 1, refused })
  }

  drop(source: SourceId): void {
    this.#bySource.delete(source)
  }
}

/** The latest stands first. */
function counted(refused: readonly SourceRefusal[], reason: string, now: Instant): readonly SourceRefusal[] {
  const before = refused.find(each => each.reason === reason)
  const others = refused.filter(each => each !== before)
  return [{ reason, count: (before?.count ?? 0) + 1, lastAt: now }, ...others].slice(0, REASONS_MAX)
}
