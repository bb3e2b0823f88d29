import { availableParallelism } from 'node:os'
import { argv, exit, stdout } from 'node:process'
import { parseArgs } from 'node:util'
import { addCount, addFailure, newCount } from './count.ts'
import { wholeNumber } from './number-options.ts'
import { ALONE } from './order.ts'
import { closingLine, failedLines, failureLines, fileLine, skipLines } from './report.ts'
import { testFiles } from './test-files.ts'
import { runTestFile } from './test-process.ts'

/**
 * Many a test waits for a timer, a disk or another process: with one file more than there were cores a fifth of two cores
 * lay idle. Under a load of fifteen on two cores none failed for having to wait.
 */
const JOBS_PER_CORE = 2

const { values, positionals } = parseArgs({
  args: argv.slice(2),
  options: { jobs: { type: 'string', default: String(availableParallelism() * JOBS_PER_CORE) } },
  allowPositionals: true,
})
const jobs = wholeNumber('jobs', values.jobs, 1, 1_000)
for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP'] as const) process.once(signal, () => exit(1))

const files = testFiles(positionals)
const count = newCount()
const { beside = [], alone = [] } = Object.groupBy(files, file => (ALONE.includes(file) ? 'alone' : 'beside'))
await run(beside, jobs)
await run(alone, 1)
if (count.passed + count.failed === 0) addFailure(count, 'no test ran')

for (const line of [...skipLines(count), ...failedLines(count)]) stdout.write(`${line}\n`)
stdout.write(`${closingLine(count)}\n`, () => exit(count.failed === 0 ? 0 : 1))

async function run(waiting: string[], jobs: number): Promise<void> {
  const worker = async () => {
    for (let file = waiting.shift(); file !== undefined; file = waiting.shift()) {
      const ran = await runTestFile(file)
      addCount(count, ran.count)
      // What failed is told at once: whoever watches need not wait for the end.
      for (const line of [fileLine(file, ran), ...failureLines(ran.count)]) stdout.write(`${line}\n`)
    }
  }
  await Promise.all(Array.from({ length: jobs }, worker))
}
