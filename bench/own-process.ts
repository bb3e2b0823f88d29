import { execFile } from 'node:child_process'
import { promisify } from 'node:util'
import type { Figures } from './suite.ts'

const run = promisify(execFile)

/** Runs a program in a process of its own; it gets `question` as JSON, its first argument, and prints its figures. */
export async function figuresFrom(
  program: URL,
  question: unknown,
  execArgv: readonly string[] = [],
): Promise<Figures> {
  const { stdout } = await run(process.execPath, [...execArgv, program.pathname, JSON.stringify(question)])
  return JSON.parse(stdout) as Figures
}
