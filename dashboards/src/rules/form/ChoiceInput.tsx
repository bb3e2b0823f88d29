import { Select } from 'antd'
import { useSay } from '../../words/use-say.ts'
import { valueAt } from '../at-path.ts'
import { useEditor } from './editor.ts'
import { words } from './field-words.ts'
import type { InputProps } from './fields.ts'

export function ChoiceInput({ field, path, label }: InputProps) {
  const { say } = useSay(words)
  const { definition, put } = useEditor()
  return (
    <Select
      aria-label={label}
      value={valueAt(definition, path) as string}
      options={(field.choices ?? []).map(value => ({ value, label: say(`choice.${value}`) }))}
      onChange={chosen => put(path, chosen)}
      popupMatchSelectWidth={false}
    />
  )
}

const SIGNS = { '>=': '≥', '>': '>', '<=': '≤', '<': '<' }

export function OperatorInput({ path, label }: InputProps) {
  const { definition, put } = useEditor()
  return (
    <Select
      aria-label={label}
      value={valueAt(definition, path) as string}
      options={Object.entries(SIGNS).map(([value, label]) => ({ value, label }))}
      onChange={chosen => put(path, chosen)}
    />
  )
}
