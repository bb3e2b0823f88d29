import { Input, Select } from 'antd'
import { useDevices } from '../../api/devices.ts'
import { usePlaces } from '../../api/places.ts'
import { Field } from '../../form/Field.tsx'
import type { Fault } from '../../form/faults.ts'
import { PlaceInput } from '../../form/PlaceInput.tsx'
import { useSay } from '../../words/use-say.ts'
import { MountingFields } from '../mounting/MountingFields.tsx'
import { useFormats, useSources } from '../sources/source-api.ts'
import { type SettingsDraft, WHATS, type What } from './settings-draft.ts'
import { words } from './words.ts'

interface SettingsFieldsProps {
  readonly ids: readonly string[]
  readonly draft: SettingsDraft
  readonly change: (part: Partial<SettingsDraft>) => void
  readonly faults: readonly Fault[]
}

/** What is set, and to what. */
export function SettingsFields(props: SettingsFieldsProps) {
  const { draft, change, faults } = props
  const { say } = useSay(words)
  return (
    <>
      <Field label={say('many.what')}>
        {({ status: _, ...control }) => (
          <Select<What>
            {...control}
            value={draft.what}
            options={WHATS.map(value => ({ value, label: say(`many.what.${value}`) }))}
            onChange={what => change({ what })}
          />
        )}
      </Field>
      {draft.what === 'zone' && <ZoneField {...props} />}
      {draft.what === 'mounting' && (
        <MountingFields draft={draft.mounting} onChange={mounting => change({ mounting })} faults={faults} />
      )}
      {draft.what === 'codec' && <CodecField {...props} />}
      {draft.what === 'source' && <SourceField {...props} />}
      {draft.what === 'expectedIntervalMs' && <IntervalField {...props} />}
    </>
  )
}

/** The only site of the chosen devices; nothing where there are several. */
function useOnlySite(ids: readonly string[]): string | undefined {
  const { data: devices } = useDevices()
  const sites = new Set(ids.flatMap(id => devices?.byId.get(id)?.site ?? []))
  return sites.size === 1 ? [...sites][0] : undefined
}

function ZoneField({ ids, draft, change, faults }: SettingsFieldsProps) {
  const { say } = useSay(words)
  const { zonesOf } = usePlaces()
  const site = useOnlySite(ids)
  if (site === undefined) return <p className="notice">{say('many.sites')}</p>
  return (
    <Field label={say('many.what.zone')} path="set.zone" faults={faults}>
      {control => (
        <PlaceInput
          control={control}
          value={draft.zone}
          places={zonesOf(site)}
          onChange={zone => change({ zone })}
        />
      )}
    </Field>
  )
}

function CodecField({ draft, change }: SettingsFieldsProps) {
  const { say, of } = useSay(words)
  const codecs = useFormats().data?.codecs ?? []
  return (
    <Field label={say('many.what.codec')} path="set.codec">
      {({ status: _, ...control }) => (
        <Select
          {...control}
          showSearch={{ optionFilterProp: 'label' }}
          value={draft.codec}
          options={[
            { value: '', label: say('many.codec.source') },
            ...codecs.map(({ name, title }) => ({ value: name, label: of(title) })),
          ]}
          onChange={codec => change({ codec: codec ?? '' })}
        />
      )}
    </Field>
  )
}

function SourceField({ ids, draft, change, faults }: SettingsFieldsProps) {
  const { say } = useSay(words)
  const sources = useSources().data?.sources ?? []
  const site = useOnlySite(ids)
  if (site === undefined) return <p className="notice">{say('many.sites')}</p>
  return (
    <Field label={say('many.what.source')} help={say('many.source.help')} path="set.source" faults={faults}>
      {control => (
        <Select
          {...control}
          value={draft.source || null}
          options={sources
            .filter(source => source.site === site)
            .map(({ id, name }) => ({ value: id, label: name }))}
          onChange={(source: string | null) => change({ source: source ?? '' })}
        />
      )}
    </Field>
  )
}

function IntervalField({ draft, change }: SettingsFieldsProps) {
  const { say } = useSay(words)
  return (
    <Field label={say('many.what.expectedIntervalMs')} optional>
      {control => (
        <Input
          {...control}
          inputMode="decimal"
          suffix={say('many.minutes')}
          value={draft.intervalMin}
          onChange={event => change({ intervalMin: event.target.value })}
        />
      )}
    </Field>
  )
}
