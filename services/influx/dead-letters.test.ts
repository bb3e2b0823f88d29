import { readFileSync, statSync } from 'node:fs'
import { join } from 'node:path'
import t from 'tap'
import { deadLetterFile } from './dead-letters.ts'

const letter = (line: string) => ({ at: 1, status: 400, reason: 'bad', line })
const linesOf = (path: string) =>
  readFileSync(path, 'utf8')
    .trimEnd()
    .split('\n')
    .map(text => JSON.parse(text).line)

t.test('letters stand one a line, newest last, for the owner alone', async t => {
  const path = join(t.testdir(), 'dead-letters.ndjson')
  const letters = deadLetterFile(path, 10_000)
  await letters.keep([letter('a\nb'), letter('c')])
  await letters.keep([])
  await letters.keep([letter('d')])
  t.strictSame(linesOf(path), ['a\nb', 'c', 'd'])
  t.equal(statSync(path).mode & 0o777, 0o600)
})

t.test('a file that would grow beyond its limit makes room, and one that just fits does not', async t => {
  const path = join(t.testdir(), 'dead-letters.ndjson')
  const size = JSON.stringify(letter('a')).length + 1
  const letters = deadLetterFile(path, 2 * size)
  await letters.keep([letter('a')])
  await letters.keep([letter('b')])
  t.strictSame(linesOf(path), ['a', 'b'])
  await letters.keep([letter('c')])
  t.strictSame([linesOf(`${path}.1`), linesOf(path)], [['a', 'b'], ['c']])
  await letters.keep([letter('d')])
  await letters.keep([letter('e')])
  t.strictSame([linesOf(`${path}.1`), linesOf(path)], [['c', 'd'], ['e']])
})

t.test('a folder that is missing rejects, so that the lines are not given up', async t => {
  await t.rejects(deadLetterFile(join(t.testdir(), 'gone', 'x'), 10_000).keep([letter('a')]), {
    code: 'ENOENT',
  })
})
