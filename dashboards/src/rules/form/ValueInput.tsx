import { Input, InputNumber, Select } from 'antd'
import { wordOf } from '../../devices/value.ts'
import { useWords } from '../../words/words.ts'
import { valueAt } from '../at-path.ts'
import { useEditor } from './editor.ts'
import type { InputProps } from './fields.ts'

/** A value that the chosen metric may have: yes or no, a number, one of its words. */
export function ValueInput({ field, at, path, label }: InputProps) {
  const { definition, metrics, put } = useEditor()
  const words = useWords()
  const metric = metrics[String(valueAt(definition, `${at}.metric`))]
  const value = valueAt(definition, path)
  const common = { 'aria-label': label }
  if (metric?.type === 'flag') return <FlagInput field={field} at={at} path={path} label={label} />
  if (metric?.type === 'number')
    return (
      <InputNumber
        {...common}
        value={typeof value === 'number' ? value : null}
        onChange={given => put(path, given ?? undefined)}
        suffix={metric.unit}
      />
    )
  const known = metric?.oneOf
  if (known !== undefined)
    return (
      <Select
        {...common}
        {...(field.optional ? { allowClear: true } : {})}
        value={typeof value === 'string' ? value : null}
        options={known.map(value => ({ value, label: wordOf(words, value, metric) }))}
        onChange={given => put(path, given ?? undefined)}
        popupMatchSelectWidth={false}
      />
    )
  return (
    <Input
      {...common}
      value={value === undefined ? '' : String(value)}
      onChange={({ target }) => put(path, field.optional && target.value === '' ? undefined : target.value)}
    />
  )
}

/** Yes, no, or not said. */
export function FlagInput({ field, path, label }: InputProps) {
  const { say } = useWords()
  const { definition, put } = useEditor()
  const value = valueAt(definition, path)
  return (
    <Select
      aria-label={label}
      {...(field.optional ? { allowClear: true } : {})}
      value={typeof value === 'boolean' ? String(value) : null}
      options={['true', 'false'].map(value => ({
        value,
        label: say(value === 'true' ? 'value.yes' : 'value.no'),
      }))}
      onChange={(given: string | undefined) => put(path, given === undefined ? undefined : given === 'true')}
    />
  )
}
