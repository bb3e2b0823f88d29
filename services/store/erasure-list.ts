import { appendFileSync, existsSync, readFileSync, writeFileSync } from 'node:fs'
import { dirname, join } from 'node:path'
import type { Erasure } from './people.ts'
import { syncPath } from './sync-path.ts'

/** Beside the database, which a restored backup takes the place of: what was erased is erased again in that one. */
export const ERASURES_FILE = 'erasures.jsonl'

/**
 * Every erasure that was ever promised in this folder, in a file of lines. It is written before anything is erased, so
 * that a kill in between leaves it to be done. It holds ids and times alone, and is never shortened: some kilobytes in a
 * lifetime, and nobody can say for how long an old backup still lies somewhere.
 */
export class ErasureList {
  readonly #path: string
  readonly #known = new Map<string, Erasure>()

  constructor(folder: string) {
    this.#path = join(folder, ERASURES_FILE)
    const lines = existsSync(this.#path) ? readFileSync(this.#path, 'utf8').split('\n') : []
    for (const line of lines) this.#read(line)
  }

  all(): readonly Erasure[] {
    return [...this.#known.values()]
  }

  /** Resolves nothing later: it is on the disk when this returns. */
  add(erasure: Erasure): void {
    if (this.#known.has(erasure.wearer)) return
    const isNew = !existsSync(this.#path)
    if (isNew) writeFileSync(this.#path, '', { mode: 0o600 })
    // Ahead of it a line break too: a line that a kill cut short must not swallow this one.
    appendFileSync(this.#path, `\n${JSON.stringify(erasure)}\n`)
    syncPath(this.#path)
    if (isNew) syncPath(dirname(this.#path))
    this.#known.set(erasure.wearer, erasure)
  }

  /** One that was cut short was never promised. */
  #read(line: string): void {
    try {
      const erasure: Erasure = JSON.parse(line)
      this.#known.set(erasure.wearer, erasure)
    } catch {
      // Nothing was erased by it.
    }
  }
}
