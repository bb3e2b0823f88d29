import { ManySelect } from '../../form/ManySelect.tsx'
import { useWords } from '../../words/words.ts'
import { valueAt } from '../at-path.ts'
import { useEditor } from './editor.ts'
import type { InputProps } from './fields.ts'

/** Other rules, by their titles. */
export function RulesInput({ path, label }: InputProps) {
  const { of } = useWords()
  const { definition, rules, put } = useEditor()
  return (
    <ManySelect
      optionFilterProp="label"
      aria-label={label}
      value={(valueAt(definition, path) as string[] | undefined) ?? []}
      options={rules.map(({ id, title }) => ({ value: id, label: `${of(title)} · ${id}` }))}
      onChange={chosen => put(path, chosen)}
    />
  )
}
