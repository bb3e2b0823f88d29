import { spawn } from 'node:child_process'
import { readdirSync, statSync } from 'node:fs'
import { join } from 'node:path'
import { exit, stdout } from 'node:process'
import { addFailure, countTap } from './count.ts'
import { closingLine, failureLines, skipLines } from './report.ts'

/**
 * tap has no reporter that closes with a plain count, so its own TAP is read and counted here. Its exit status counts
 * too: what tap holds for a failure is one, even where no single check says so.
 */
const tap = spawn('tap', ['run', '--reporter=tap', ...process.argv.slice(2).flatMap(testFiles)], {
  stdio: ['ignore', 'pipe', 'inherit'],
})
const ended = new Promise<number>((resolve, reject) => {
  tap.once('error', reject)
  tap.once('close', code => resolve(code ?? 1))
})
const count = await countTap(tap.stdout, file => stdout.write(`${file}\n`))
const status = await ended
if (status !== 0 && count.failed === 0) addFailure(count, `tap ended with status ${status}`)
if (count.passed + count.failed === 0) addFailure(count, 'no test ran')

for (const line of [...skipLines(count), ...failureLines(count)]) stdout.write(`${line}\n`)
stdout.write(`${closingLine(count)}\n`, () => exit(count.failed === 0 ? 0 : 1))

/** tap takes files; people name folders. Options pass as they are. */
function testFiles(argument: string): string[] {
  if (argument.startsWith('-') || !statSync(argument, { throwIfNoEntry: false })?.isDirectory())
    return [argument]
  return readdirSync(argument, { recursive: true, encoding: 'utf8' })
    .filter(path => path.endsWith('.test.ts') && !path.includes('node_modules'))
    .map(path => join(argument, path))
}
