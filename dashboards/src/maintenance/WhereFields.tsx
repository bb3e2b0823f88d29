import { Segmented, Select } from 'antd'
import { useDevices } from '../api/devices.ts'
import { usePlaces } from '../api/places.ts'
import { Field } from '../form/Field.tsx'
import { ManySelect } from '../form/ManySelect.tsx'
import { useSay } from '../words/use-say.ts'
import { type Draft, REACHES } from './draft.ts'
import { words } from './words.ts'

export interface PartProps {
  readonly draft: Draft
  readonly change: (part: Partial<Draft>) => void
}

/** A site, a zone of it, or single devices. */
export function WhereFields({ draft, change }: PartProps) {
  const { say, of } = useSay(words)
  const { sites, zonesOf } = usePlaces()
  return (
    <>
      <Field label={say('work.where')}>
        {({ id, 'aria-describedby': describedBy }) => (
          <Segmented
            id={id}
            aria-describedby={describedBy}
            aria-label={say('work.where')}
            value={draft.reach}
            options={REACHES.map(value => ({ value, label: say(`work.${value}`) }))}
            onChange={reach => change({ reach })}
          />
        )}
      </Field>
      {draft.reach !== 'devices' && sites.length > 1 && (
        <Field label={say('work.which-site')}>
          {control => (
            <Select
              {...control}
              value={draft.site}
              options={sites.map(({ id, name }) => ({ value: id, label: of(name) }))}
              onChange={site => change({ site: site ?? '', zone: '' })}
            />
          )}
        </Field>
      )}
      {draft.reach === 'zone' && (
        <Field label={say('work.which-zone')}>
          {control => (
            <Select
              {...control}
              showSearch={{ optionFilterProp: 'label' }}
              value={draft.zone || null}
              options={zonesOf(draft.site).map(({ id, name }) => ({ value: id, label: of(name) }))}
              onChange={zone => change({ zone: zone ?? '' })}
            />
          )}
        </Field>
      )}
      {draft.reach === 'devices' && <DevicesField draft={draft} change={change} />}
    </>
  )
}

function DevicesField({ draft, change }: PartProps) {
  const { say } = useSay(words)
  const { data } = useDevices()
  return (
    <Field label={say('work.which-devices')}>
      {control => (
        <ManySelect
          {...control}
          showSearch={{ optionFilterProp: 'label' }}
          value={[...draft.devices]}
          options={(data?.list ?? []).map(({ id, name }) => ({ value: id, label: `${name} (${id})` }))}
          onChange={devices => change({ devices })}
        />
      )}
    </Field>
  )
}
