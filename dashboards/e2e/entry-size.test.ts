import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { gzipSync } from 'node:zlib'
import t from 'tap'
import { BUILT, buildConsole } from './testing/built.ts'

/** What somebody with a phone in the rain, or an old screen in a lobby, waits for before the first view. */
const FIRST_VIEW_BYTES_MAX = 200_000

buildConsole()

for (const entry of ['phone', 'case', 'screen']) {
  t.test(
    `the first view of ${entry} fetches less than 200 kB, and nothing of the desktop's library`,
    async t => {
      const files = firstFilesOf(`${entry}.html`)
      const bytes = files.reduce((sum, file) => sum + gzipSync(readFileSync(join(BUILT, file))).length, 0)
      t.ok(files.length > 2, 'there is something to fetch')
      t.ok(bytes < FIRST_VIEW_BYTES_MAX, `${bytes} bytes`)
      t.notOk(files.some(file => readFileSync(join(BUILT, file), 'utf8').includes('ant-btn')))
      t.comment(`${entry}: ${Math.round(bytes / 1_000)} kB`)
    },
  )
}

/** The page, what it names, and what that imports at once: not what is imported later. */
function firstFilesOf(page: string): readonly string[] {
  const html = readFileSync(join(BUILT, page), 'utf8')
  const files = new Set([page])
  const add = (file: string) => {
    if (files.has(file)) return
    files.add(file)
    const code = readFileSync(join(BUILT, file), 'utf8')
    for (const [, next = ''] of code.matchAll(/(?:from|import)\s*"\.\/([\w.-]+\.js)"/g)) add(`assets/${next}`)
  }
  for (const [, file = ''] of html.matchAll(/(?:src|href)="\/(assets\/[^"]+)"/g)) add(file)
  return [...files]
}
