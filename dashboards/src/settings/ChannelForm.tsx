import { Checkbox, Input, InputNumber, Select } from 'antd'
import { useState } from 'react'
import type { WireChannel, WireChannelBody, WireChannelList } from '../../../services/api/wire/notice.ts'
import { ask } from '../api/request.ts'
import { Field } from '../form/Field.tsx'
import { faultsOf } from '../form/faults.ts'
import { newId } from '../form/new-id.ts'
import { SideForm } from '../form/SideForm.tsx'
import { useSaving } from '../form/use-saving.ts'
import { useSay } from '../words/use-say.ts'
import { ChannelWays } from './ChannelWays.tsx'
import { SettingField } from './SettingField.tsx'
import { words } from './words.ts'

type Kinds = WireChannelList['kinds']

interface ChannelFormProps {
  readonly kinds: Kinds
  readonly channel: WireChannel | undefined
  readonly onClose: () => void
}

/** A channel: the form of its kind, drawn from what the server knows of it. A secret that is set is never shown again. */
export function ChannelForm({ kinds, channel, onClose }: ChannelFormProps) {
  const { say, of, language } = useSay(words)
  const [id] = useState(() => channel?.id ?? newId('channel'))
  const [testTo, setTestTo] = useState('')
  const [body, setBody] = useState<WireChannelBody>(() => bodyOf(channel))
  const kind = kinds.find(one => one.kind === body.kind)
  const wantsAddress = kind?.address === 'email' || kind?.address === 'phone'
  const path = `/api/channels/${encodeURIComponent(id)}`
  const saving = useSaving({
    send: () =>
      ask<WireChannel>(path, {
        method: 'PUT',
        body: { ...body, language, ...(wantsAddress && testTo !== '' && { testTo }) },
      }),
    changes: ['/api/channels', '/api/me/contacts', '/api/sites'],
    onDone: onClose,
  })
  const faults = faultsOf(saving.error)
  const set = (key: string, value: unknown) => {
    const { [key]: _, ...rest } = body.settings
    setBody({ ...body, settings: value === undefined ? rest : { ...rest, [key]: value } })
  }
  return (
    <SideForm
      holds={body}
      title={channel?.name ?? say('channels.new')}
      {...{
        onClose,
        error: saving.error,
        isSaving: saving.isPending,
        shown: ['name', 'settings', 'testTo', 'perMinuteMax'],
      }}
      onSubmit={() => saving.mutate(undefined)}
      more={channel && <ChannelWays {...{ channel, testTo, onClose }} />}
    >
      <Field label={say('channel.kind')}>
        {({ status: _, ...control }) => (
          <Select
            {...control}
            disabled={channel !== undefined}
            value={body.kind}
            onChange={kind => setBody({ ...body, kind, settings: {} })}
            options={kinds.map(one => ({ value: one.kind, label: of(one.title) }))}
          />
        )}
      </Field>
      <Field label={say('channel.name')} path="name" faults={faults}>
        {control => (
          <Input
            {...control}
            maxLength={100}
            value={body.name}
            onChange={event => setBody({ ...body, name: event.target.value })}
          />
        )}
      </Field>
      {kind?.fields.map(field => (
        <SettingField
          key={`${body.kind} ${field.key}`}
          field={field}
          value={body.settings[field.key]}
          faults={faults}
          onChange={value => set(field.key, value)}
        />
      ))}
      <Checkbox
        checked={body.enabled ?? true}
        onChange={event => setBody({ ...body, enabled: event.target.checked })}
      >
        {say('channel.enabled')}
      </Checkbox>
      <Checkbox
        checked={body.forEveryone ?? false}
        onChange={event => setBody({ ...body, forEveryone: event.target.checked })}
      >
        {say('channel.everyone')}
      </Checkbox>
      <Field label={say('channel.per-minute')} path="perMinuteMax" faults={faults} optional>
        {control => (
          <InputNumber
            {...control}
            min={1}
            value={body.perMinuteMax ?? null}
            onChange={n => setBody({ ...body, perMinuteMax: n })}
          />
        )}
      </Field>
      {wantsAddress && (
        <Field
          label={say('channel.test-to')}
          help={say('channel.test-to.help')}
          path="testTo"
          faults={faults}
        >
          {control => (
            <Input {...control} value={testTo} onChange={event => setTestTo(event.target.value.trim())} />
          )}
        </Field>
      )}
    </SideForm>
  )
}

function bodyOf(channel: WireChannel | undefined): WireChannelBody {
  if (channel === undefined)
    return { kind: 'push', name: '', settings: {}, enabled: true, forEveryone: false }
  const { id: _, ...body } = channel
  return body
}
