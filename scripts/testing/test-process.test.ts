import { writeFileSync } from 'node:fs'
import { join } from 'node:path'
import t, { type Test } from 'tap'
import { closingLine, failureLines } from './report.ts'
import { runTestFile } from './test-process.ts'

/** Within the project, so that it finds tap. */
function fileOf(t: Test, text: string): string {
  const file = join(t.testdir(), 'sample.test.ts')
  writeFileSync(file, `import t from 'tap'\n${text}\n`)
  return file
}

t.test('a file is run, its types left aside, and its checks counted', async t => {
  const { count, seconds } = await runTestFile(fileOf(t, 'const n: number = 1\nt.equal(n, 1)\nt.equal(n, 2)'))
  t.equal(closingLine(count), '1 passed, 1 failed')
  t.ok(seconds > 0)
})

t.test('a file that ends with a status of its own is a failure', async t => {
  const { count } = await runTestFile(fileOf(t, "t.pass('fine')\nt.teardown(() => process.exit(3))"))
  t.equal(closingLine(count), '1 passed, 1 failed')
  t.match(failureLines(count).join(), 'status: "3"')
})

t.test('a file that is killed midway is a failure', async t => {
  const killed = "t.pass('fine')\nprocess.kill(process.pid, 'SIGKILL')\nawait new Promise(() => {})"
  t.match(closingLine((await runTestFile(fileOf(t, killed))).count), /1 failed$/)
})

t.test('a file that ends before its first check is a failure, whatever its status', async t => {
  t.equal(closingLine((await runTestFile(fileOf(t, 'process.exit(0)'))).count), '0 passed, 1 failed')
})
