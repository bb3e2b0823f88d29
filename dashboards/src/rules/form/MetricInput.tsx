import { Select } from 'antd'
import { useWords } from '../../words/words.ts'
import { valueAt } from '../at-path.ts'
import { useEditor } from './editor.ts'
import type { InputProps } from './fields.ts'

/** A metric of the kind, by its title, with its unit. */
export function MetricInput({ field, path, label }: InputProps) {
  const { of } = useWords()
  const { definition, metrics, put } = useEditor()
  const options = Object.entries(metrics)
    .filter(([, { type }]) => field.of === undefined || field.of === type)
    .map(([value, { title, unit }]) => ({ value, label: unit ? `${of(title)}（${unit}）` : of(title) }))
  return (
    <Select
      showSearch
      optionFilterProp="label"
      aria-label={label}
      value={valueAt(definition, path) as string}
      options={options}
      onChange={chosen => put(path, chosen)}
      popupMatchSelectWidth={false}
    />
  )
}
