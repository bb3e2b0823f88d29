import { Readable } from 'node:stream'
import t from 'tap'
import { countTap } from './count.ts'
import { closingLine, failureLines, skipLines } from './report.ts'

const count = (tap: string) => countTap(Readable.from([`TAP version 14\n${tap}`]), () => {})

t.test('single checks count, the lines that close their subtest do not', async t => {
  const counted = await count(`
# Subtest: a.test.ts
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
not ok 1 - a.test.ts
1..1
`)
  t.equal(closingLine(counted), '1 passed, 1 failed')
  t.match(failureLines(counted).join('\n'), /FAILED: a\.test\.ts > adds up > two\n {4}compare: ===\n/)
  t.notMatch(failureLines(counted).join('\n'), /command/, 'how tap ran it is left out')
})

t.test('a file that fails without a failing check is a failure', async t => {
  const counted = await count(`
# Subtest: crash.test.ts
    ok 1 - fine so far
    1..1
not ok 1 - crash.test.ts
  ---
  exitCode: 3
  ...
1..1
`)
  t.equal(closingLine(counted), '1 passed, 1 failed')
  t.match(failureLines(counted), ['\nFAILED: crash.test.ts\n    exitCode: 3\n'])
})

t.test('a failing file is not counted again for the failures inside it', async t => {
  const twoFiles = `
# Subtest: a.test.ts
    not ok 1 - wrong
    1..1
not ok 1 - a.test.ts
# Subtest: b.test.ts
    ok 1 - right
    1..1
not ok 2 - b.test.ts
1..2
`
  t.equal(closingLine(await count(twoFiles)), '1 passed, 2 failed')
})

t.test('a skipped check is named with its reason and is not a passed one', async t => {
  const counted = await count(`
# Subtest: a.test.ts
    ok 1 - reads a real server # SKIP influxd is not installed
    1..1
ok 1 - a.test.ts
# Subtest: empty.test.ts
    1..0 # no tests found
ok 2 - empty.test.ts # SKIP no tests found
1..2
`)
  t.equal(closingLine(counted), '0 passed, 0 failed, 2 skipped')
  t.match(skipLines(counted).join('\n'), /a\.test\.ts > reads a real server\n +influxd is not installed/)
  t.match(skipLines(counted).join('\n'), /empty\.test\.ts\n +no tests found/)
})

t.test('a bail-out is a failure', async t => {
  const counted = await count('ok 1 - fine\nBail out! the disk is full\n')
  t.equal(closingLine(counted), '1 passed, 1 failed')
  t.match(failureLines(counted).join(), 'the disk is full')
})
