import { Input, InputNumber, Select } from 'antd'
import type { WireMetric } from '../../api/devices.ts'
import { useWords } from '../../words/words.ts'
import type { TestValue as Value } from '../definition.ts'
import { useEditor } from './editor.ts'

interface TestValueProps {
  readonly path: string
  readonly name: string
  readonly spec: WireMetric | undefined
  readonly value: Value | undefined
}

/** What is reported of a metric in one line of a test; nothing where it is left empty. */
export function TestValue({ path, name, spec, value }: TestValueProps) {
  const { say, of } = useWords()
  const { put } = useEditor()
  const label = spec ? of(spec.title) : name
  if (spec?.type === 'flag')
    return (
      <Select
        allowClear
        aria-label={label}
        value={value === undefined ? null : String(value)}
        options={['true', 'false'].map(value => ({
          value,
          label: say(value === 'true' ? 'value.yes' : 'value.no'),
        }))}
        onChange={(given: string | undefined) =>
          put(path, given === undefined ? undefined : given === 'true')
        }
        popupMatchSelectWidth={false}
      />
    )
  if (spec?.type === 'number')
    return (
      <InputNumber
        aria-label={label}
        value={typeof value === 'number' ? value : null}
        onChange={given => put(path, given ?? undefined)}
      />
    )
  return (
    <Input
      aria-label={label}
      value={value === undefined ? '' : String(value)}
      onChange={({ target }) => put(path, target.value === '' ? undefined : target.value)}
    />
  )
}
