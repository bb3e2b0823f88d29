import t from 'tap'
import { PagePace, READ_MS_WANTED } from './page-pace.ts'

t.test('reads that take long become short ones, and those that do not grow, both within bounds', async t => {
  const pace = new PagePace()
  const start = pace.rows
  pace.took(READ_MS_WANTED)
  t.equal(pace.rows, start, 'as long as is wanted')
  pace.took(READ_MS_WANTED + 1)
  t.ok(pace.rows < start)
  for (let i = 0; i < 20; i++) pace.took(1_000)
  t.equal(pace.rows, 50)
  for (let i = 0; i < 20; i++) pace.took(0.1)
  t.equal(pace.rows, 2_000)
  t.equal(pace.longestMs, 1_000)
})
