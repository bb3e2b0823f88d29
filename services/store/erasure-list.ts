import { appendFileSync, existsSync, readFileSync, writeFileSync } from 'node:fs'
import { dirname, join } from 'node:path'
import type { DeviceId } from '../domain/model/device.ts'
import type { Instant } from '../domain/model/time.ts'
import type { Erasure, Wearing } from './people.ts'
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
  readonly #times = new Map<DeviceId, readonly Wearing[]>()

  constructor(folder: string) {
    this.#path = join(folder, ERASURES_FILE)
    const lines = existsSync(this.#path) ? readFileSync(this.#path, 'utf8').split('\n') : []
    for (const line of lines) this.#read(line)
  }

  all(): readonly Erasure[] {
    return [...this.#known.values()]
  }

  /** Whether what a device told then is about somebody who is erased. Asked of each reading that goes out of the log. */
  covers(device: DeviceId, at: Instant): boolean {
    if (this.#times.size === 0) return false
    return this.#times.get(device)?.some(({ since, until = at }) => at >= since && at <= until) ?? false
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
    this.#know(erasure)
  }

  #know(erasure: Erasure): void {
    this.#known.set(erasure.wearer, erasure)
    for (const { device, since, until = erasure.at } of erasure.wearings) {
      const others = this.#times.get(device) ?? []
      this.#times.set(device, [...others, { device, since, until }])
    }
  }

  /** One that was cut short was never promised. */
  #read(line: string): void {
    try {
      this.#know(JSON.parse(line))
    } catch {
      // Nothing was erased by it.
    }
  }
}
