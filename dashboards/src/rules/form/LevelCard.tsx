import { Button, Checkbox, Select } from 'antd'
import { SeverityMark } from '../../alerts/marks.tsx'
import { useSay } from '../../words/use-say.ts'
import type { Level, Severity } from '../definition.ts'
import { ConditionCard } from './ConditionCard.tsx'
import { useEditor } from './editor.ts'
import { FaultsAt } from './FaultsAt.tsx'
import { FieldRow, type PlainField } from './FieldRow.tsx'
import { words } from './form-words.ts'
import { SEVERITIES } from './severities.ts'

/** How long, and how often in a row, it must be so. */
const TIMING: readonly PlainField[] = [
  { key: 'forMs', as: 'duration', label: 'for', optional: true },
  { key: 'gapMs', as: 'duration', label: 'gap', optional: true },
  { key: 'count', as: 'whole', label: 'in-a-row', optional: true },
]

interface LevelCardProps {
  readonly level: Level
  readonly i: number
  readonly isOnly: boolean
}

export function LevelCard({ level, i, isOnly }: LevelCardProps) {
  const { say } = useSay(words)
  const { put } = useEditor()
  const path = `levels.${i}`
  const isTimed = [level.forMs, level.gapMs, level.count, level.latch].some(given => given !== undefined)
  return (
    <article className="level-card" data-severity={level.severity} data-path={path}>
      <div className="level-head">
        <Select<Severity>
          aria-label={say('levels.severity')}
          value={level.severity}
          options={SEVERITIES.map(value => ({ value, label: <SeverityMark severity={value} /> }))}
          onChange={severity => put(`${path}.severity`, severity)}
          popupMatchSelectWidth={false}
        />
        <span className="quiet">{say('levels.when')}</span>
        {!isOnly && (
          <Button type="text" onClick={() => put(path, undefined)}>
            {say('levels.remove')}
          </Button>
        )}
      </div>
      <FaultsAt path={`${path}.severity`} />
      <ConditionCard path={`${path}.when`} />
      <details className="timing" open={isTimed || undefined}>
        <summary>{say('timing')}</summary>
        <p className="quiet small">{say('timing.about')}</p>
        <div className="condition-fields">
          {TIMING.map(field => (
            <FieldRow key={field.key} field={field} at={path} />
          ))}
        </div>
        <Checkbox
          checked={level.latch === true}
          onChange={({ target }) => put(`${path}.latch`, target.checked ? true : undefined)}
        >
          {say('timing.latch')}
        </Checkbox>
        <FaultsAt path={`${path}.latch`} />
      </details>
    </article>
  )
}
