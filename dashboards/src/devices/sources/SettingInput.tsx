import { Checkbox, Input } from 'antd'
import { useState } from 'react'
import { Field } from '../../form/Field.tsx'
import type { Fault } from '../../form/faults.ts'
import { useSay } from '../../words/use-say.ts'
import type { WireFormat } from './source-api.ts'
import { words } from './words.ts'

type Setting = WireFormat['settings'][string]
type Value = string | number | boolean

interface SettingInputProps {
  readonly name: string
  readonly setting: Setting
  readonly value: Value | undefined
  readonly faults: readonly Fault[]
  /** Nothing where it is left to what is usual. */
  readonly onChange: (value: Value | undefined) => void
}

/** One setting of a format, by its type. */
export function SettingInput({ name, setting, value, faults, onChange }: SettingInputProps) {
  const { of } = useSay(words)
  const [text, setText] = useState(() => (value === undefined ? '' : String(value)))
  const { type, required, default: usual } = setting
  if (type === 'flag')
    return (
      <Checkbox checked={(value ?? usual) === true} onChange={event => onChange(event.target.checked)}>
        {of(setting.title)}
      </Checkbox>
    )
  const write = (typed: string) => {
    setText(typed)
    onChange(settingOf(typed, type))
  }
  const shown = {
    value: text,
    placeholder: usual === undefined ? '' : String(usual),
    spellCheck: false,
    autoComplete: 'off',
  }
  return (
    <Field label={of(setting.title)} path={`settings.${name}`} faults={faults} optional={!required}>
      {control =>
        type === 'expression' ? (
          <Input.TextArea
            {...control}
            {...shown}
            className="code"
            autoSize={{ minRows: 2, maxRows: 12 }}
            onChange={event => write(event.target.value)}
          />
        ) : (
          <Input
            {...control}
            {...shown}
            inputMode={type === 'number' ? 'decimal' : 'text'}
            onChange={event => write(event.target.value)}
          />
        )
      }
    </Field>
  )
}

/** What is no number is sent as it was typed: the server says what is wrong with it. */
function settingOf(typed: string, type: Setting['type']): Value | undefined {
  const text = type === 'expression' ? typed : typed.trim()
  if (text.trim() === '') return undefined
  if (type !== 'number') return text
  const number = Number(text.replace(',', '.'))
  return Number.isFinite(number) ? number : text
}
