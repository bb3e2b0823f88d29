import { stringify } from 'yaml'
import type { Count, Failure } from './count.ts'
import type { Ran } from './test-process.ts'

/** The last line of every run: what people and machines read first. */
export function closingLine(count: Pick<Count, 'passed' | 'failed' | 'skipped'>): string {
  const skipped = count.skipped > 0 ? `, ${count.skipped} skipped` : ''
  return `${count.passed} passed, ${count.failed} failed${skipped}`
}

export const skipLines = (count: Count): string[] =>
  count.skips.map(skip => `skipped: ${skip.name}\n         ${skip.reason}`)

export const failureLines = (count: Count): string[] => count.failures.map(failureText)

/** One line for each, at the end: where a log is cut to its last lines, these say what failed and of what. */
export const failedLines = (count: Count): string[] =>
  count.failures.map(({ name, detail }) => `failed: ${name}${reasonOf(detail)}`)

/** As each file ends: how it went, and what it took. */
export const fileLine = (file: string, { count, seconds }: Ran): string =>
  `${count.failed === 0 ? 'ok    ' : 'FAILED'} ${file} ${seconds.toFixed(1)} s`

const REASON_LENGTH_MAX = 160

/** What the check says, or else what differs, or where it stands. */
function reasonOf(detail: Failure['detail'] | null): string {
  const reason = detail?.message ?? detail?.diff ?? detail?.at
  if (reason === undefined) return ''
  const words = typeof reason === 'string' ? reason : JSON.stringify(reason)
  return `: ${words.replaceAll(/\s+/g, ' ').trim().slice(0, REASON_LENGTH_MAX)}`
}

/** What tap adds about how it ran the file tells nobody why it failed. */
const NOISE = new Set(['command', 'args', 'cwd', 'stdio', 'jobId', 'externalID'])

function failureText({ name, detail }: Failure): string {
  const telling = Object.entries(detail ?? {}).filter(([key]) => !NOISE.has(key))
  const text = telling.length > 0 ? stringify(Object.fromEntries(telling)) : ''
  return `\nFAILED: ${name}\n${text.replace(/^(?=.)/gm, '    ')}`
}
