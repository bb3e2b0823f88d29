import { Checkbox, Input, InputNumber, Select } from 'antd'
import { useState } from 'react'
import type { WireChannelField } from '../../../services/api/wire/notice.ts'
import { type ControlProps, Field } from '../form/Field.tsx'
import type { Fault } from '../form/faults.ts'
import { useSay } from '../words/use-say.ts'
import { fromText, KEPT, toText } from './setting-text.ts'
import { words } from './words.ts'

interface SettingFieldProps {
  readonly field: WireChannelField
  readonly value: unknown
  readonly faults: readonly Fault[]
  /** Nothing where it is left to what is usual. */
  readonly onChange: (value: unknown) => void
}

/** One setting of a channel, by its type; what the console has no name for keeps the server's. */
export function SettingField({ field, value, faults, onChange }: SettingFieldProps) {
  const { say } = useSay(words)
  const { key, type, isRequired, isSecret } = field
  const isKept = isSecret && value === KEPT
  const label = `setting.${key}` in words.en ? say(`setting.${key}` as keyof typeof words.en & string) : key
  if (type === 'yes-no')
    return (
      <Checkbox checked={(value ?? field.usual) === true} onChange={event => onChange(event.target.checked)}>
        {label}
      </Checkbox>
    )
  const help = isKept
    ? say('channel.secret.kept')
    : type === 'pairs'
      ? say('channel.pairs.help')
      : type === 'json'
        ? say('channel.json.help')
        : undefined
  return (
    <Field
      label={label}
      path={`settings.${key}`}
      faults={faults}
      optional={!isRequired}
      {...(help !== undefined && { help })}
    >
      {control => <Control {...{ field, value, onChange, control }} />}
    </Field>
  )
}

type GivenControl = Pick<SettingFieldProps, 'field' | 'value' | 'onChange'> & {
  readonly control: ControlProps
}

function Control({ field, value, onChange, control }: GivenControl) {
  const { type, isSecret, usual, oneOf = [] } = field
  const [text, setText] = useState(() => toText(type, value))
  const write = (next: string) => {
    setText(next)
    onChange(fromText(type, next))
  }
  const placeholder = usual === undefined ? '' : String(usual)
  if (type === 'choice')
    return (
      <Select
        {...control}
        value={(value ?? usual ?? null) as string | null}
        onChange={onChange}
        options={oneOf.map(one => ({ value: one, label: one }))}
      />
    )
  if (type === 'number')
    return (
      <InputNumber
        {...control}
        placeholder={placeholder}
        value={(value as number) ?? null}
        onChange={n => onChange(n ?? undefined)}
      />
    )
  if (isSecret && type === 'text')
    return (
      <Input.Password
        {...control}
        autoComplete="off"
        visibilityToggle={text !== KEPT}
        value={text}
        onChange={event => write(event.target.value)}
        onFocus={event => event.target.select()}
      />
    )
  if (type === 'text')
    return (
      <Input
        {...control}
        placeholder={placeholder}
        value={text}
        onChange={event => write(event.target.value)}
      />
    )
  return (
    <Input.TextArea
      {...control}
      rows={3}
      spellCheck={false}
      value={text}
      onChange={event => write(event.target.value)}
    />
  )
}
