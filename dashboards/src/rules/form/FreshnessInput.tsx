import { useSay } from '../../words/use-say.ts'
import { FaultsAt } from './FaultsAt.tsx'
import { FigureInput } from './FigureInput.tsx'
import type { InputProps } from './fields.ts'
import { words } from './form-words.ts'

const PARTS = ['moving', 'measured', 'state'] as const

/** How old each sort of value may be. */
export function FreshnessInput({ field, at, path }: InputProps) {
  const { say } = useSay(words)
  return (
    <div className="fields-below">
      {PARTS.map(part => {
        const label = say(`fresh.${part}`)
        const key = `${path}.${part}`
        return (
          <div key={part} className="rule-field" data-path={key}>
            <span className="field-label">{label}</span>
            <FigureInput field={{ ...field, key, as: 'duration' }} at={at} path={key} label={label} />
            <FaultsAt path={key} />
          </div>
        )
      })}
    </div>
  )
}
