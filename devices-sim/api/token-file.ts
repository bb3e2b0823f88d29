import { chmodSync, mkdirSync, readFileSync, renameSync, writeFileSync } from 'node:fs'
import { dirname } from 'node:path'

/** The tokens of the simulated devices, by server, in a file that only its owner reads. */
export class TokenFile {
  readonly #path: string
  readonly #server: string
  readonly #all: Record<string, Record<string, string>>

  constructor(path: string, server: string) {
    this.#path = path
    this.#server = server
    this.#all = readAll(path)
  }

  get tokens(): ReadonlyMap<string, string> {
    return new Map(Object.entries(this.#all[this.#server] ?? {}))
  }

  forget(ids: Iterable<string>): void {
    for (const id of ids) delete this.#all[this.#server]?.[id]
  }

  save(tokens: ReadonlyMap<string, string>): void {
    this.#all[this.#server] = { ...this.#all[this.#server], ...Object.fromEntries(tokens) }
    mkdirSync(dirname(this.#path), { recursive: true })
    const beside = `${this.#path}.new`
    writeFileSync(beside, `${JSON.stringify(this.#all, null, 2)}\n`, { mode: 0o600 })
    chmodSync(beside, 0o600)
    renameSync(beside, this.#path)
  }
}

function readAll(path: string): Record<string, Record<string, string>> {
  let text: string
  try {
    text = readFileSync(path, 'utf8')
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'ENOENT') return {}
    throw error
  }
  try {
    return JSON.parse(text) as Record<string, Record<string, string>>
  } catch {
    throw new Error(`${path}: not a token file; remove it to have new tokens made`)
  }
}
