import { Select } from 'antd'
import { wordOf } from '../../devices/value.ts'
import { useWords } from '../../words/words.ts'
import { valueAt } from '../at-path.ts'
import { useEditor } from './editor.ts'
import type { InputProps } from './fields.ts'

/** Words: those that the metric may have are offered, others can be typed. */
export function WordsInput({ at, path, label }: InputProps) {
  const common = useWords()
  const { definition, metrics, put } = useEditor()
  const metric = metrics[String(valueAt(definition, `${at}.metric`))]
  return (
    <Select
      mode="tags"
      aria-label={label}
      value={(valueAt(definition, path) as string[] | undefined) ?? []}
      options={(metric?.oneOf ?? []).map(value => ({ value, label: wordOf(common, value, metric) }))}
      onChange={chosen => put(path, chosen)}
      tokenSeparators={[',', '，', '、']}
    />
  )
}
