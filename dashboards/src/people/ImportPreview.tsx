import type { WireImport } from '../../../services/api/wire/import.ts'
import { useSay } from '../words/use-say.ts'
import { words } from './words.ts'

/** Rows of each sort beyond these are counted: nobody reads a thousand. */
const SHOWN_MAX = 100

/** What a table would change, row by row, the bad ones before all else. */
export function ImportPreview({ preview }: { readonly preview: WireImport }) {
  const { say, of } = useSay(words)
  const { added, changed, unchanged, bad, badCount } = preview
  const rest = added.length + changed.length - 2 * SHOWN_MAX
  return (
    <div aria-live="polite">
      <p>
        <strong>
          {say('table.added', { n: added.length })} · {say('table.changed', { n: changed.length })} ·{' '}
          {say('table.unchanged', { n: unchanged })}
        </strong>
      </p>
      {added.length + changed.length + badCount === 0 && <p className="quiet">{say('table.nothing')}</p>}
      {badCount > 0 && <p className="import-bad">{say('table.bad', { n: badCount })}</p>}
      <ul className="told-list">
        {bad.slice(0, SHOWN_MAX).map(({ row, column, says }) => (
          <li key={`${row} ${column}`} className="import-bad">
            {say('table.row', { n: row })} {column && <strong>{column}: </strong>}
            {of(says)}
          </li>
        ))}
        {changed.slice(0, SHOWN_MAX).map(({ row, id, fields }) => (
          <li key={id}>
            {say('table.row', { n: row })}{' '}
            {fields.map(({ column, from, to }) => (
              <span key={column}>
                {column}: <s className="quiet">{from}</s> → <strong>{to || '—'}</strong>{' '}
              </span>
            ))}
          </li>
        ))}
        {added.slice(0, SHOWN_MAX).map(({ row, id, cells }) => (
          <li key={id}>
            {say('table.row', { n: row })} + {Object.values(cells).filter(Boolean).join(' · ')}
          </li>
        ))}
      </ul>
      {rest > 0 && <p className="quiet">{say('table.more', { n: rest })}</p>}
    </div>
  )
}
