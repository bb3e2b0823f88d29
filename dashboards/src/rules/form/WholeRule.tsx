import { Checkbox } from 'antd'
import { ManySelect } from '../../form/ManySelect.tsx'
import { useSay } from '../../words/use-say.ts'
import { useEditor } from './editor.ts'
import { FaultsAt } from './FaultsAt.tsx'
import { FieldRow, type PlainField } from './FieldRow.tsx'
import { words } from './form-words.ts'
import { MaybeCondition } from './MaybeCondition.tsx'

const ENDING: readonly PlainField[] = [
  { key: 'clearForMs', as: 'duration', label: 'clear-for', optional: true },
  { key: 'minBetweenMs', as: 'duration', label: 'min-between', optional: true },
]
const MARKS = ['optIn', 'lifeSafety', 'neverHeld'] as const

/** What is of the whole rule: when it looks at all, when it ends, what nothing may hold back. */
export function WholeRule() {
  const { say, of } = useSay(words)
  const { definition, metrics, put } = useEditor()
  const marked = MARKS.filter(mark => definition[mark] === true)
  const isUsed = definition.onlyWhile ?? definition.clear ?? definition.clearForMs ?? definition.minBetweenMs
  return (
    <details className="rule-part" open={isUsed !== undefined || marked.length > 0 || undefined}>
      <summary>
        <h2>{say('whole')}</h2>
      </summary>
      <MaybeCondition
        path="onlyWhile"
        title={say('whole.only-while')}
        about={say('whole.only-while.about')}
      />
      <MaybeCondition path="clear" title={say('whole.clear')} about={say('whole.clear.about')} />
      <div className="condition-fields">
        {ENDING.map(({ key, ...field }) => (
          <FieldRow key={key} field={{ key, ...field }} at="" />
        ))}
        <div className="rule-field" data-path="keeps">
          <span className="field-label">{say('whole.keeps')}</span>
          <ManySelect
            aria-label={say('whole.keeps')}
            value={[...(definition.keeps ?? [])]}
            options={Object.entries(metrics).map(([value, { title }]) => ({ value, label: of(title) }))}
            onChange={chosen => put('keeps', chosen.length === 0 ? undefined : chosen)}
          />
          <FaultsAt path="keeps" />
        </div>
      </div>
      {MARKS.map(mark => (
        <div key={mark} data-path={mark}>
          <Checkbox
            checked={definition[mark] === true}
            onChange={({ target }) => put(mark, target.checked ? true : undefined)}
          >
            {say(`mark.${mark}`)} <small className="quiet">{say(`mark.${mark}.about`)}</small>
          </Checkbox>
          <FaultsAt path={mark} />
        </div>
      ))}
    </details>
  )
}
