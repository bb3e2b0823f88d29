import { readFileSync } from 'node:fs'
import t from 'tap'
import { ROLES } from '../../domain/model/person.ts'
import { extentOf, RIGHTS } from './rights.ts'

const page = readFileSync(new URL('../../../docs/access.md', import.meta.url), 'utf8')

t.test('docs/access.md shows the table as it is', async t => {
  t.match(page, `| right | what for | ${ROLES.join(' | ')} |`)
  const shown = [...page.matchAll(/^\| `([\w.]+)` \| [^|]+ \|(.*)\|$/gm)].map(([, right, cells]) => [
    right,
    cells?.split('|').map(cell => cell.trim()),
  ])
  t.same(
    shown,
    RIGHTS.map(right => [right, ROLES.map(role => extentOf(role, right) ?? '')]),
  )
})
