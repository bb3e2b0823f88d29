import { Input, Select } from 'antd'
import { Field } from '../../form/Field.tsx'
import { faultsAt } from '../../form/faults.ts'
import { useSay } from '../../words/use-say.ts'
import { MountingFields } from '../mounting/MountingFields.tsx'
import { useFormats, useSources } from '../sources/source-api.ts'
import { CodecField } from './CodecField.tsx'
import type { HeardDraft } from './heard-draft.ts'
import type { HeardFieldsProps } from './heard-props.ts'
import { LevelWouldBe } from './LevelWouldBe.tsx'
import { OCPP } from './use-way.ts'
import { words } from './words.ts'

export function HeardFields(props: HeardFieldsProps) {
  const { device, draft, change, faults } = props
  const { say } = useSay(words)
  const isMeasured = useIsMeasured(draft)
  return (
    <>
      <SourceField {...props} />
      {draft.source === '' && device.origin !== undefined && <p className="notice">{say('heard.leaves')}</p>}
      {draft.source !== '' && (
        <>
          <Field
            label={say('heard.address')}
            help={say('heard.address.help')}
            path="origin.address"
            faults={faults}
          >
            {control => (
              <Input
                {...control}
                className="code"
                maxLength={200}
                autoCapitalize="none"
                autoComplete="off"
                spellCheck={false}
                value={draft.address}
                onChange={event => change({ address: event.target.value })}
              />
            )}
          </Field>
          <CodecField {...props} />
          {(isMeasured || faultsAt(faults, 'origin.mounting').length > 0) && (
            <>
              <MountingFields
                draft={draft.mounting}
                onChange={mounting => change({ mounting })}
                faults={faults}
              />
              <LevelWouldBe device={device} draft={draft} />
            </>
          )}
        </>
      )}
    </>
  )
}

/** Of a distance it must be known what it means; whoever entered it once may take it away again. */
function useIsMeasured({ source, codec, mounting }: HeardDraft): boolean {
  const usual = useSources().data?.sources.find(({ id }) => id === source)?.codec
  const found = useFormats().data?.codecs.find(({ name }) => name === (codec || usual))
  return found?.needsMounting === true || Object.values(mounting).some(cm => cm !== '')
}

function SourceField({ device, draft, change, faults }: HeardFieldsProps) {
  const { say } = useSay(words)
  const sources = useSources().data?.sources.filter(({ site }) => site === device.site) ?? []
  const isAtDoor = device.origin?.source === OCPP
  return (
    <Field label={say('heard.source')} help={say('heard.source.help')} path="origin.source" faults={faults}>
      {control => (
        <Select
          {...control}
          value={draft.source}
          options={[
            { value: '', label: say('heard.source.own') },
            ...(isAtDoor ? [{ value: OCPP, label: say('heard.source.ocpp') }] : []),
            ...sources.map(({ id, name }) => ({ value: id, label: name })),
          ]}
          onChange={source => change({ source: source ?? '' })}
        />
      )}
    </Field>
  )
}
