import { readFileSync } from 'node:fs'

/** Thrown once with every fault found: an operator mends them all in one go. */
export class ConfigurationError extends Error {
  readonly faults: readonly string[]
  constructor(faults: readonly string[]) {
    super(`configuration:\n  ${faults.join('\n  ')}`)
    this.name = 'ConfigurationError'
    this.faults = faults
  }
}

/**
 * Reads `LINLI_*` variables. Each section of the configuration asks for its own beside its owner; faults are
 * collected, unknown variables are one, and `finish` throws them together. Any variable may be given as
 * `NAME_FILE`, the path of a file whose first line is the value.
 */
export class Environment {
  readonly #variables: Readonly<Record<string, string | undefined>>
  readonly #asked = new Set<string>()
  readonly #faults: string[] = []

  constructor(variables: Readonly<Record<string, string | undefined>>) {
    this.#variables = variables
  }

  text(name: string): string | undefined {
    this.#asked.add(name)
    const file = this.#variables[`${name}_FILE`]
    const value = this.#variables[name]
    if (file !== undefined && file !== '') {
      if (value) this.fault(`${name} and ${name}_FILE are both set; keep one`)
      return this.#read(name, file)
    }
    return value === undefined || value === '' ? undefined : value
  }

  integer(name: string, fallback: number, min: number, max: number): number {
    const value = this.text(name)
    if (value === undefined) return fallback
    const number = Number(value)
    if (Number.isInteger(number) && number >= min && number <= max) return number
    this.fault(`${name}: expected a whole number from ${min} to ${max}, got ${JSON.stringify(value)}`)
    return fallback
  }

  port(name: string, fallback: number): number {
    return this.integer(name, fallback, 0, 65_535)
  }

  oneOf<T extends string>(name: string, choices: readonly T[], fallback: T): T {
    const value = this.text(name)
    if (value === undefined) return fallback
    if ((choices as readonly string[]).includes(value)) return value as T
    this.fault(`${name}: expected ${choices.join(' or ')}, got ${JSON.stringify(value)}`)
    return fallback
  }

  /** For what only its owner can judge, cross-checks among them. */
  fault(message: string): void {
    this.#faults.push(message)
  }

  finish(): void {
    const known = (key: string) => this.#asked.has(key) || this.#asked.has(key.replace(/_FILE$/, ''))
    for (const key of Object.keys(this.#variables)) {
      if (key.startsWith('LINLI_') && !known(key)) this.fault(`${key}: no such setting`)
    }
    if (this.#faults.length > 0) throw new ConfigurationError(this.#faults)
  }

  #read(name: string, file: string): string | undefined {
    try {
      return readFileSync(file, 'utf8').split('\n', 1)[0]?.trim() || undefined
    } catch (error) {
      this.fault(`${name}_FILE: cannot be read: ${(error as Error).message}`)
      return undefined
    }
  }
}
