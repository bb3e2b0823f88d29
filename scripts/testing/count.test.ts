import { Readable } from 'node:stream'
import t from 'tap'
import { addCount, countTap, newCount } from './count.ts'
import { closingLine, failedLines, failureLines, skipLines } from './report.ts'

const count = (tap: string) => countTap('a.test.ts', Readable.from([`TAP version 14\n${tap}`]))

t.test('single checks count, the lines that close their subtest do not', async t => {
  const counted = await count(`
# Subtest: adds up
    ok 1 - one
    not ok 2 - two
      ---
      compare: ===
      command: node
      ...
    1..2
not ok 1 - adds up
1..1
`)
  t.equal(closingLine(counted), '1 passed, 1 failed')
  t.match(failureLines(counted).join('\n'), /FAILED: a\.test\.ts > adds up > two\n {4}compare: ===\n/)
  t.notMatch(failureLines(counted).join('\n'), /command/, 'how tap ran it is left out')
})

t.test('a subtest that fails without a failing check is a failure', async t => {
  const counted = await count(`
# Subtest: takes long
    ok 1 - fine so far
    1..1
not ok 1 - takes long
  ---
  message: timeout!
  ...
1..1
`)
  t.equal(closingLine(counted), '1 passed, 1 failed')
  t.match(failureLines(counted), ['\nFAILED: a.test.ts > takes long\n    message: timeout!\n'])
})

t.test('a file that breaks off is a failure', async t => {
  const counted = await count('ok 1 - fine so far\n')
  t.equal(closingLine(counted), '1 passed, 1 failed')
  t.match(failureLines(counted).join(), /FAILED: a\.test\.ts\n/)
  const silent = await countTap('a.test.ts', Readable.from([]))
  t.equal(closingLine(silent), '0 passed, 1 failed', 'also before its first word')
})

t.test('a check that failed is not counted again for what it stands in', async t => {
  const counted = await count(`
# Subtest: one
    not ok 1 - wrong
    1..1
not ok 1 - one
# Subtest: two
    ok 1 - right
    1..1
not ok 2 - two
1..2
`)
  t.equal(closingLine(counted), '1 passed, 2 failed')
})

t.test('a skipped check is named with its reason and is not a passed one', async t => {
  const counted = await count(`
ok 1 - reads a real server # SKIP influxd is not installed
# Subtest: checks nothing
    1..0
ok 2 - checks nothing
1..2
`)
  t.equal(closingLine(counted), '0 passed, 0 failed, 2 skipped')
  t.match(skipLines(counted).join('\n'), /a\.test\.ts > reads a real server\n +influxd is not installed/)
  t.match(skipLines(counted).join('\n'), /a\.test\.ts > checks nothing\n +it checks nothing/)
})

t.test('a file without a test is skipped, not passed', async t => {
  const counted = await count('1..0 # no tests found\n')
  t.equal(closingLine(counted), '0 passed, 0 failed, 1 skipped')
  t.match(skipLines(counted).join('\n'), /a\.test\.ts\n +no tests found/)
})

t.test('a bail-out is a failure', async t => {
  const counted = await count('ok 1 - fine\nBail out! the disk is full\n')
  t.equal(closingLine(counted), '1 passed, 1 failed')
  t.match(failureLines(counted).join(), 'the disk is full')
})

t.test('what is counted of each file adds up', async t => {
  const sum = newCount()
  for (const tap of ['ok 1\nnot ok 2\n1..2\n', 'ok 1\nok 2 # SKIP not here\n1..2\n'])
    addCount(sum, await count(tap))
  t.equal(closingLine(sum), '2 passed, 1 failed, 1 skipped')
  t.equal(sum.failures.length, 1)
  t.equal(sum.skips.length, 1)
})

t.test('at the end each failure is one line, with what the check said', async t => {
  const counted = await count(
    'not ok 1 - adds up\n  ---\n  found: 3\n  message: |\n    not\n    what was wanted\n  ...\n1..1\n',
  )
  t.same(failedLines(counted), ['failed: a.test.ts > adds up: not what was wanted'])
  const silent = await count('not ok 1 - says nothing\n1..1\n')
  t.same(failedLines(silent), ['failed: a.test.ts > says nothing'])
})
