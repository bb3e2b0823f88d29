import { mkdirSync, readdirSync, readFileSync, renameSync, statSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import t from 'tap'
import { temporaryFolder } from '../temporary.ts'
import { announce, incomingOf, stagedOf, takeIncoming } from './incoming.ts'

function folderWith(files: Readonly<Record<string, string>>) {
  const folder = temporaryFolder()
  for (const [name, text] of Object.entries(files)) writeFileSync(join(folder, name), text)
  return {
    folder,
    file: join(folder, 'linli.db'),
    read: (name: string) => readFileSync(join(folder, name), 'utf8'),
  }
}

const old = { 'linli.db': 'old', 'linli.db-wal': 'old log', 'linli.db-shm': 'index' }

t.test('without one that was announced nothing moves', async t => {
  const { file, folder } = folderWith({ ...old, 'linli.db.restoring': 'half' })
  t.equal(takeIncoming(file), undefined)
  t.same(readdirSync(folder).length, 4)
})

t.test('the new one takes the place, the old one lies aside with its log', async t => {
  const { file, read } = folderWith(old)
  writeFileSync(stagedOf(file), 'new')
  announce(file)
  const aside = String(takeIncoming(file)?.aside)
  t.equal(read('linli.db'), 'new')
  t.same(readdirSync(aside).sort(), Object.keys(old).sort())
  t.equal(readFileSync(join(aside, 'linli.db-wal'), 'utf8'), 'old log')
})

t.test('an empty file, which a start makes, is nothing to keep', async t => {
  const { file, read, folder } = folderWith({ 'linli.db': '' })
  writeFileSync(incomingOf(file), 'new')
  t.same(takeIncoming(file), { aside: undefined })
  t.equal(read('linli.db'), 'new')
  t.same(readdirSync(folder), ['linli.db'])
})

t.test('interrupted after any of its moves, the next start brings it to its end', async t => {
  for (let moved = 0; moved <= 3; moved += 1) {
    const { file, folder, read } = folderWith({ ...old, 'linli.db.incoming': 'new' })
    const name = asideNameOf(file)
    const aside = join(folder, name)
    mkdirSync(aside)
    for (const one of ['linli.db', 'linli.db-shm', 'linli.db-wal'].slice(0, moved))
      renameSync(join(folder, one), join(aside, one))
    takeIncoming(file)
    t.same(readdirSync(folder).sort(), ['linli.db', name], `after ${moved}`)
    t.equal(read('linli.db'), 'new')
    t.same(readdirSync(aside).sort(), Object.keys(old).sort(), 'all of the old one is together')
  }
})

/** As the move names it. */
const asideNameOf = (file: string): string =>
  `replaced-${statSync(incomingOf(file))
    .mtime.toISOString()
    .replaceAll(/[-:]|\.\d+/g, '')}`
