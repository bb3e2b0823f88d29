import { Button, Checkbox, Input, Select } from 'antd'
import type { WireSourceFormats } from '../../../../services/api/wire/source.ts'
import { Link } from '../../app/Link.tsx'
import { Field } from '../../form/Field.tsx'
import type { Fault } from '../../form/faults.ts'
import { useSay } from '../../words/use-say.ts'
import { chosenCodec, otherCodecs } from './codec-choices.ts'
import { type SourceDraft, withFormat } from './draft.ts'
import { SettingInput } from './SettingInput.tsx'
import { useWays } from './use-ways.ts'
import { words } from './words.ts'

export interface SourceFieldsProps {
  readonly draft: SourceDraft
  readonly site: string
  readonly catalogue: WireSourceFormats
  readonly faults: readonly Fault[]
  readonly onChange: (draft: SourceDraft) => void
  /** Somebody goes to add the gateway that it comes by. */
  readonly onAway: () => void
}

export function SourceFields(props: SourceFieldsProps) {
  const { say } = useSay(words)
  const { draft, faults, onChange } = props
  return (
    <>
      <Field label={say('source.name')} help={say('source.name.help')} path="name" faults={faults}>
        {control => (
          <Input
            {...control}
            maxLength={100}
            value={draft.name}
            onChange={event => onChange({ ...draft, name: event.target.value })}
          />
        )}
      </Field>
      <ViaField {...props} />
      <FormatFields {...props} />
      <Checkbox checked={draft.isOn} onChange={event => onChange({ ...draft, isOn: event.target.checked })}>
        {say('source.is-on')}
      </Checkbox>
    </>
  )
}

function ViaField({ draft, site, faults, onChange, onAway }: SourceFieldsProps) {
  const { say } = useSay(words)
  const ways = useWays(site)
  const isKnown = ways.some(({ value }) => value === draft.via)
  const own = draft.via === '' || isKnown ? [] : [{ value: draft.via, label: draft.via }]
  if (ways.length === 0 && draft.via === '')
    return (
      <p className="notice">
        {say('source.via.none')}{' '}
        <Link href={`/devices?do=add&kind=gateway&site=${site}&then=source`} onClick={onAway}>
          {say('source.via.add')}
        </Link>
      </p>
    )
  return (
    <Field label={say('source.via')} help={say('source.via.help')} path="via" faults={faults}>
      {control => (
        <Select
          {...control}
          value={draft.via || null}
          options={[...ways, ...own]}
          onChange={via => onChange({ ...draft, via: via ?? '' })}
        />
      )}
    </Field>
  )
}

function FormatFields({ draft, catalogue: { formats, codecs }, faults, onChange }: SourceFieldsProps) {
  const { say, of } = useSay(words)
  const format = formats.find(({ name }) => name === draft.format)
  const usual = format?.filters.join('\n') ?? ''
  const choose = (name: string) => {
    const next = formats.find(each => each.name === name)
    if (next !== undefined) onChange(withFormat(draft, format, next))
  }
  const set = (key: string, value: string | number | boolean | undefined) => {
    const { [key]: _, ...rest } = draft.settings
    onChange({ ...draft, settings: value === undefined ? rest : { ...rest, [key]: value } })
  }
  return (
    <>
      <Field label={say('source.format')} path="format" faults={faults}>
        {control => (
          <Select
            {...control}
            value={draft.format || null}
            options={formats.map(({ name, title }) => ({ value: name, label: of(title) }))}
            onChange={name => choose(name ?? '')}
          />
        )}
      </Field>
      <Field label={say('source.filters')} help={say('source.filters.help')} path="filters" faults={faults}>
        {({ status, ...control }) => (
          <Input.TextArea
            {...control}
            status={status}
            className="code"
            autoSize={{ minRows: 2, maxRows: 8 }}
            spellCheck={false}
            value={draft.filters}
            onChange={event => onChange({ ...draft, filters: event.target.value })}
          />
        )}
      </Field>
      {draft.filters !== usual && usual !== '' && (
        <Button className="begin" size="small" onClick={() => onChange({ ...draft, filters: usual })}>
          {say('source.filters.usual')}
        </Button>
      )}
      {Object.entries(format?.settings ?? {}).map(([key, setting]) => (
        <SettingInput
          key={`${draft.format} ${key}`}
          {...{ name: key, setting, faults }}
          value={draft.settings[key]}
          onChange={value => set(key, value)}
        />
      ))}
      <Field
        label={say('source.codec')}
        help={say('source.codec.help')}
        optional
        path="codec"
        faults={faults}
      >
        {control => (
          <Select
            {...control}
            showSearch={{ optionFilterProp: 'label' }}
            value={chosenCodec(draft.codec, '')}
            options={[
              { value: '', label: say('source.codec.none') },
              ...otherCodecs(codecs, '').map(({ name, title }) => ({ value: name, label: of(title) })),
            ]}
            onChange={codec => onChange({ ...draft, codec: codec ?? '' })}
          />
        )}
      </Field>
    </>
  )
}
