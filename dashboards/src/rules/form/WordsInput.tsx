import { Select } from 'antd'
import { ocppWord } from '../../devices/ocpp-words.ts'
import { useWords } from '../../words/words.ts'
import { valueAt } from '../at-path.ts'
import { useEditor } from './editor.ts'
import type { InputProps } from './fields.ts'

/** Words: those that the metric may have are offered, others can be typed. */
export function WordsInput({ at, path, label }: InputProps) {
  const { language } = useWords()
  const { definition, metrics, put } = useEditor()
  const known = metrics[String(valueAt(definition, `${at}.metric`))]?.oneOf ?? []
  return (
    <Select
      mode="tags"
      aria-label={label}
      value={(valueAt(definition, path) as string[] | undefined) ?? []}
      options={known.map(value => ({ value, label: ocppWord(language, value) }))}
      onChange={chosen => put(path, chosen)}
      tokenSeparators={[',', '，', '、']}
    />
  )
}
