import { globSync, readFileSync } from 'node:fs'
import t from 'tap'
import { listedIn, phrasesIn } from './list.ts'

const SOURCE = new URL('../', import.meta.url)

t.test('a list is put together as its language does it', async t => {
  t.equal(listedIn('zh')(['东门', '南门', '西门']), '东门、南门和西门')
  t.equal(listedIn('en')(['East gate', 'South gate', 'West gate']), 'East gate, South gate and West gate')
})

t.test('one is said as it is, and of none there is nothing', async t => {
  t.same([listedIn('zh')(['东门']), listedIn('en')([])], ['东门', ''])
})

t.test('what has commas of its own is kept apart by semicolons', async t => {
  t.equal(phrasesIn('zh')(['东、西', '南']), '东、西；南')
  t.equal(phrasesIn('en')(['east, west', 'south']), 'east, west; south')
})

t.test('no page joins names with the stop of one language', async t => {
  const files = globSync('**/*.{ts,tsx}', { cwd: SOURCE })
  const stops = files.filter(file =>
    /join\('([、，；]|; )'\)/.test(readFileSync(new URL(file, SOURCE), 'utf8')),
  )
  t.same(stops, [])
})
