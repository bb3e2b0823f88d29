import { Button, Progress } from 'antd'
import type { WireImport } from '../../../../services/api/wire/import.ts'
import { usePhrases } from '../../words/list.ts'
import { useSay } from '../../words/use-say.ts'
import { words } from './words.ts'

/** More rows than anybody reads; the counts are of all. */
const ROWS_MAX = 200

interface ImportPlanProps {
  readonly plan: WireImport
  readonly isBringing: boolean
  readonly bring: (hash: string) => void
}

/** What each row would do, or what is wrong with it. */
export function ImportPlan({ plan, isBringing, bring }: ImportPlanProps) {
  const { say } = useSay(words)
  const { added, changed, unchanged, absent, badCount, hash } = plan
  const n = added.length + changed.length
  return (
    <div className="import-plan">
      <ul className="import-counts">
        <li>{say('import.added', { n: added.length })}</li>
        <li>{say('import.changed', { n: changed.length })}</li>
        <li className="quiet">{say('import.unchanged', { n: unchanged })}</li>
        <li className="quiet">{say('import.absent', { n: absent })}</li>
      </ul>
      {badCount > 0 ? <BadRows plan={plan} /> : <GoodRows plan={plan} />}
      {badCount === 0 && n === 0 && <p>{say('import.nothing')}</p>}
      {badCount === 0 && n > 0 && (
        <Button type="primary" loading={isBringing} onClick={() => bring(hash)}>
          {say('import.do', { n })}
        </Button>
      )}
      {isBringing && (
        <div role="status">
          {say('import.doing', { n })}
          <Progress percent={100} status="active" showInfo={false} aria-label={say('import.doing', { n })} />
        </div>
      )}
    </div>
  )
}

function BadRows({ plan: { bad, badCount } }: { readonly plan: WireImport }) {
  const { say, of } = useSay(words)
  return (
    <section>
      <h3>{say('import.bad', { n: badCount })}</h3>
      <p className="quiet">{say('import.bad.help')}</p>
      <div className="scroll-x">
        <table className="rows">
          <thead>
            <tr>
              <th scope="col">{say('import.row')}</th>
              <th scope="col">{say('import.column')}</th>
              <th scope="col">{say('import.fault')}</th>
            </tr>
          </thead>
          <tbody>
            {bad.slice(0, ROWS_MAX).map(({ row, column, says }) => (
              <tr key={`${row} ${column} ${says.en}`}>
                <th scope="row">{row}</th>
                <td data-title={say('import.column')}>{column ?? '–'}</td>
                <td data-title={say('import.fault')}>{of(says)}</td>
              </tr>
            ))}
          </tbody>
        </table>
      </div>
      {badCount > ROWS_MAX && <p className="quiet">{say('import.first', { n: ROWS_MAX })}</p>}
    </section>
  )
}

function GoodRows({ plan: { added, changed } }: { readonly plan: WireImport }) {
  const phrases = usePhrases()
  const { say } = useSay(words)
  const rows = [
    ...added.map(({ row, id, cells }) => ({
      row,
      id,
      does: say('import.does.new', { what: Object.values(cells).filter(Boolean).join(' · ') }),
    })),
    ...changed.map(({ row, id, fields }) => ({
      row,
      id,
      does: phrases(fields.map(({ column, from, to }) => `${column}: ${from || '–'} → ${to || '–'}`)),
    })),
  ].sort((a, b) => a.row - b.row)
  if (rows.length === 0) return null
  return (
    <div className="scroll-x">
      <table className="rows">
        <thead>
          <tr>
            <th scope="col">{say('import.row')}</th>
            <th scope="col">{say('import.device')}</th>
            <th scope="col">{say('import.does')}</th>
          </tr>
        </thead>
        <tbody>
          {rows.slice(0, ROWS_MAX).map(({ row, id, does }) => (
            <tr key={row}>
              <td data-title={say('import.row')}>{row}</td>
              <th scope="row">{id}</th>
              <td data-title={say('import.does')}>{does}</td>
            </tr>
          ))}
        </tbody>
      </table>
      {rows.length > ROWS_MAX && <p className="quiet">{say('import.first', { n: ROWS_MAX })}</p>}
    </div>
  )
}
