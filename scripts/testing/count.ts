import type { Readable } from 'node:stream'
import { type FinalResults, Parser, type Result } from 'tap-parser'

export interface Failure {
  readonly name: string
  readonly detail: Readonly<Record<string, unknown>> | undefined
}

export interface Count {
  passed: number
  failed: number
  skipped: number
  readonly failures: Failure[]
  readonly skips: { readonly name: string; readonly reason: string }[]
}

export const newCount = (): Count => ({ passed: 0, failed: 0, skipped: 0, failures: [], skips: [] })

export function addFailure(count: Count, name: string, detail?: Failure['detail']): void {
  count.failed += 1
  count.failures.push({ name, detail })
}

export function addCount(sum: Count, one: Count): void {
  sum.passed += one.passed
  sum.failed += one.failed
  sum.skipped += one.skipped
  sum.failures.push(...one.failures)
  sum.skips.push(...one.skips)
}

/** Of what a test file says. Counts single checks; the line that closes a subtest counts only where it fails by itself. */
export function countTap(file: string, tap: Readable): Promise<Count> {
  const count = newCount()
  return new Promise((resolve, reject) => {
    const parser = new Parser({ name: file }, results => resolve(closed(count, file, results)))
    watch(parser, count)
    let isSilent = true
    tap.once('data', () => {
      isSilent = false
    })
    // To the parser silence is a file without tests.
    tap.once('end', () => isSilent && addFailure(count, `${file} > ended before its first word`))
    parser.on('bailout', (reason: string) => addFailure(count, `${file} > bailed out: ${reason}`))
    tap.once('error', reject)
    tap.pipe(parser)
  })
}

/** A file that broke off, or announced other checks than came, fails by itself. */
function closed(count: Count, file: string, results: FinalResults): Count {
  if (!results.ok && count.failed === 0)
    addFailure(count, file, { tap: results.failures.map(({ tapError }) => tapError) })
  else if (seen(count) === 0) addSkip(count, file, results.plan.skipReason || 'it checks nothing')
  return count
}

function watch(parser: Parser, count: Count): void {
  let failedBefore = count.failed
  let seenBefore = seen(count)
  parser.on('child', (child: Parser) => {
    failedBefore = count.failed
    seenBefore = seen(count)
    watch(child, count)
  })
  parser.on('assert', (point: Result) => {
    if (!point.closingTestPoint) countPoint(point, count)
    else if (!point.ok && count.failed === failedBefore) addFailure(count, point.fullname, point.diag)
    else if (point.ok && seen(count) === seenBefore)
      addSkip(count, point.fullname, reasonOf(point, 'it checks nothing'))
  })
}

function countPoint(point: Result, count: Count): void {
  if (point.skip || point.todo) addSkip(count, point.fullname, reasonOf(point, 'no reason given'))
  else if (point.ok) count.passed += 1
  else addFailure(count, point.fullname, point.diag)
}

function reasonOf(point: Result, otherwise: string): string {
  const reason = [point.skip, point.todo].find(word => typeof word === 'string')
  return reason || otherwise
}

function addSkip(count: Count, name: string, reason: string): void {
  count.skipped += 1
  count.skips.push({ name, reason })
}

const seen = (count: Count): number => count.passed + count.failed + count.skipped
