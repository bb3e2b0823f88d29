import type { Readable } from 'node:stream'
import { Parser, type Result } from 'tap-parser'

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

/** Counts single checks; the line that closes a subtest or a file counts only where it fails by itself. */
export function countTap(tap: Readable, onFile: (line: string) => void): Promise<Count> {
  const count = newCount()
  return new Promise((resolve, reject) => {
    const parser = new Parser({}, () => resolve(count))
    watch(parser, count)
    parser.on('assert', (point: Result) => onFile(`${point.ok ? 'ok    ' : 'FAILED'} ${point.name}`))
    parser.on('bailout', (reason: string) => addFailure(count, `bailed out: ${reason}`))
    tap.once('error', reject)
    tap.pipe(parser)
  })
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
    else if (point.ok && seen(count) === seenBefore) addSkip(count, point, 'it checks nothing')
  })
}

function countPoint(point: Result, count: Count): void {
  if (point.skip || point.todo) addSkip(count, point, 'no reason given')
  else if (point.ok) count.passed += 1
  else addFailure(count, point.fullname, point.diag)
}

function addSkip(count: Count, point: Result, otherwise: string): void {
  const reason = [point.skip, point.todo].find(word => typeof word === 'string')
  count.skipped += 1
  count.skips.push({ name: point.fullname, reason: reason || otherwise })
}

const seen = (count: Count): number => count.passed + count.failed + count.skipped
