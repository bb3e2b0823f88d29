import { CommandError } from './command-error.ts'
import type { Server } from './server.ts'

export interface Call {
  /** What stands behind the command's name. */
  readonly words: readonly string[]
  readonly options: Readonly<Record<string, string | boolean | undefined>>
}

export interface ServerCall extends Call {
  readonly server: Server
}

/** One of two sorts: it asks a running server, or it works on this machine's files and settings by itself. */
export interface Command<C extends Call> {
  readonly usage: string
  readonly does: string
  run(call: C): Promise<unknown>
  /** The answer for people. */
  show(answer: never): string
  /** Whether the answer is a bad one; the exit status then says so. */
  isBad?(answer: never): boolean
}

/** By their names: `devices add`, `backup`. */
export type ServerCommands = Readonly<Record<string, Command<ServerCall>>>
export type LocalCommands = Readonly<Record<string, Command<Call>>>

/** The word at this place, or an error that names what is missing. */
export function wordAt({ words }: Call, place: number, what: string): string {
  const word = words[place]
  if (word === undefined) throw new CommandError(`missing: ${what} (see --help)`)
  return word
}

export function optionOf({ options }: Call, name: string): string {
  const value = options[name]
  if (typeof value !== 'string') throw new CommandError(`missing: --${name} (see --help)`)
  return value
}

export function numberOf(call: Call, name: string): number {
  const word = optionOf(call, name)
  const value = Number(word)
  if (word.trim() === '' || !Number.isFinite(value))
    throw new CommandError(`--${name}: expected a number such as 8, got ${word === '' ? 'nothing' : word}`)
  return value
}

/** Only those of the named options that were given. */
export const given = ({ options }: Call, names: readonly string[]): Record<string, string> =>
  Object.fromEntries(
    names.flatMap(name => (typeof options[name] === 'string' ? [[name, options[name] as string]] : [])),
  )

/** Rows under one another in columns as wide as their widest. */
export function table(rows: readonly (readonly string[])[]): string {
  const widths: number[] = []
  for (const row of rows) {
    for (const [i, cell] of row.entries()) widths[i] = Math.max(widths[i] ?? 0, cell.length)
  }
  return rows
    .map(row =>
      row
        .map((cell, i) => cell.padEnd(widths[i] ?? 0))
        .join('  ')
        .trimEnd(),
    )
    .join('\n')
}
