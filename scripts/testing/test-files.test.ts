import { existsSync } from 'node:fs'
import { join } from 'node:path'
import t from 'tap'
import { allPaths } from '../house/paths.ts'
import { ROOT } from '../house/root.ts'
import { ALONE, LONGEST_FIRST, REAL_PASSWORDS } from './order.ts'
import { testFiles } from './test-files.ts'

t.test('all tests are every test there is', async t => {
  t.same(
    testFiles([]).toSorted(),
    allPaths.filter(path => /\.test\.tsx?$/.test(path)),
  )
})

t.test('what takes long comes first, in its order', async t => {
  t.same(testFiles([]).slice(0, LONGEST_FIRST.length), LONGEST_FIRST)
})

t.test('what runs alone, and what pays for its passwords, is a test that there is', async t => {
  for (const file of [...ALONE, ...REAL_PASSWORDS]) t.ok(testFiles([]).includes(file), file)
})

t.test('a folder stands for the tests in it, a file for itself', async t => {
  t.same(testFiles(['scripts/testing/count.test.ts']), ['scripts/testing/count.test.ts'])
  const both = testFiles(['scripts/testing', join(ROOT, 'scripts/testing/count.test.ts')])
  t.ok(both.includes('scripts/testing/test-files.test.ts'))
  t.equal(
    both.filter(path => path === 'scripts/testing/count.test.ts').length,
    1,
    'once, even if named twice',
  )
})

t.test('what is named and not there is told', async t => {
  t.notOk(existsSync(join(ROOT, 'scripts/nowhere.test.ts')))
  t.throws(() => testFiles(['scripts/nowhere.test.ts']), /there is no test scripts\/nowhere\.test\.ts/)
})
