import { useSay } from '../../words/use-say.ts'
import { COLUMNS } from './columns.ts'
import { words } from './words.ts'

/** What stands in each column, for whoever fills in the table. */
export function ColumnsHelp() {
  const { say } = useSay(words)
  return (
    <details className="columns-help">
      <summary>{say('import.columns')}</summary>
      <div className="scroll-x">
        <table className="rows">
          <thead>
            <tr>
              <th scope="col">{say('import.column')}</th>
              <th scope="col">{say('import.column.means')}</th>
              <th scope="col">{say('import.column.example')}</th>
            </tr>
          </thead>
          <tbody>
            {COLUMNS.map(({ name, needed, example }) => (
              <tr key={name}>
                <th scope="row">
                  <code>{name}</code>
                </th>
                <td data-title={say('import.column.means')}>
                  {say(`column.${name}`)} {needed && <strong>{say('import.column.needed')}</strong>}
                </td>
                <td data-title={say('import.column.example')}>
                  <code>{example}</code>
                </td>
              </tr>
            ))}
          </tbody>
        </table>
      </div>
      <p className="quiet small">{say('import.columns.kept')}</p>
    </details>
  )
}
