import { readFileSync } from 'node:fs'
import t from 'tap'
import { alsoRefusedAs, moves, STAYS } from '../domain/alerts/moves.ts'
import { ACTIONS } from '../domain/model/command.ts'

const page = readFileSync(new URL('../../docs/handling.md', import.meta.url), 'utf8')

t.test('the page shows what may be done when as it is decided', async t => {
  for (const action of ACTIONS) {
    const cells = moves[action].map(move =>
      move === STAYS ? '–' : move.startsWith('ALERT_') ? `\`${move}\`` : move,
    )
    const also = alsoRefusedAs[action]
    const row = `| \`${action}\` | ${cells.join(' | ')} | ${also === undefined ? '' : `\`${also}\` `}|`
    t.ok(page.includes(row), row)
  }
})
