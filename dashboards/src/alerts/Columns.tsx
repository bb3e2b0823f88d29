import { useSay } from '../words/use-say.ts'
import { useWords } from '../words/words.ts'
import { words } from './list-words.ts'

interface ColumnsProps {
  readonly all: boolean
  readonly some: boolean
  readonly choose: () => void
  readonly help: () => void
}

const COLUMNS = ['severity', 'alert', 'place', 'condition', 'handling', 'since'] as const

/** The heads of the columns, for the eye alone: each row says by itself what it means. And the box that chooses all. */
export function Columns({ all, some, choose, help }: ColumnsProps) {
  const { say: common } = useWords()
  const { say } = useSay(words)
  return (
    <div className="alert-columns chooses">
      <label data-cell="check">
        <input
          type="checkbox"
          aria-label={say('keys.all')}
          checked={all}
          ref={box => {
            if (box) box.indeterminate = some && !all
          }}
          onChange={choose}
        />
      </label>
      {COLUMNS.map(column => (
        <span key={column} data-cell={column} aria-hidden="true">
          {common(`alerts.column.${column}`)}
        </span>
      ))}
      <span data-cell="action">
        <button type="button" className="keys-button" onClick={help} title={say('keys.show')}>
          <kbd>?</kbd>
          <span className="unseen">{say('keys.show')}</span>
        </button>
      </span>
    </div>
  )
}
