import { Input, InputNumber, Select } from 'antd'
import type { WireWearerBody } from '../../../services/api/wire/people.ts'
import { useDevices, useKinds } from '../api/devices.ts'
import { useNames } from '../duty/names.ts'
import { Field } from '../form/Field.tsx'
import type { Fault } from '../form/faults.ts'
import { ManySelect } from '../form/ManySelect.tsx'
import { usePeople } from '../form/people.ts'
import { useSay } from '../words/use-say.ts'
import { words } from './words.ts'

const LIVING = ['alone', 'empty-nest', 'with-children', 'other'] as const

export type WearerChange = { [K in keyof WireWearerBody]?: WireWearerBody[K] | undefined }

interface WearerFieldsProps {
  readonly site: string
  readonly body: WireWearerBody
  readonly faults: readonly Fault[]
  /** What is emptied is `undefined`. */
  readonly onChange: (some: WearerChange) => void
}

/** Who it is, where they live, which band is theirs and who looks after them. */
export function WearerFields({ site, body, faults, onChange: change }: WearerFieldsProps) {
  const { say } = useSay(words)
  const names = useNames(site)
  const { list } = usePeople()
  const kinds = useKinds().data
  const bands = useDevices().data?.list.filter(one => one.site === site && kinds?.get(one.kind)?.health) ?? []
  const carers = [...list].sort((a, b) => Number(b.role === 'caregiver') - Number(a.role === 'caregiver'))
  return (
    <>
      <Field label={say('wearer.name')} path="name" faults={faults}>
        {control => (
          <Input
            {...control}
            maxLength={100}
            value={body.name}
            onChange={event => change({ name: event.target.value })}
          />
        )}
      </Field>
      <div className="form-pair">
        <Field label={say('wearer.sex')} path="sex" faults={faults} optional>
          {control => (
            <Select
              {...control}
              allowClear
              value={body.sex ?? null}
              onChange={sex => change({ sex: sex ?? undefined })}
              options={(['female', 'male'] as const).map(value => ({ value, label: say(`sex.${value}`) }))}
            />
          )}
        </Field>
        <Field label={say('wearer.born')} path="birthYear" faults={faults} optional>
          {control => (
            <InputNumber
              {...control}
              min={1880}
              max={2100}
              value={body.birthYear ?? null}
              onChange={year => change({ birthYear: year ?? undefined })}
            />
          )}
        </Field>
        <Field label={say('wearer.living')} path="living" faults={faults}>
          {control => (
            <Select
              {...control}
              value={body.living}
              onChange={living => change({ living })}
              options={LIVING.map(value => ({ value, label: say(`living.${value}`) }))}
            />
          )}
        </Field>
      </div>
      <div className="form-pair">
        <Field label={say('wearer.zone')} help={say('wearer.zone.help')} path="zone" faults={faults}>
          {control => (
            <Select
              {...control}
              allowClear
              showSearch
              optionFilterProp="label"
              value={body.zone ?? null}
              onChange={zone => change({ zone: zone ?? undefined })}
              options={names.zones.map(({ id }) => ({ value: id, label: names.zone(id) }))}
            />
          )}
        </Field>
        <Field label={say('wearer.flat')} path="flat" faults={faults} optional>
          {control => (
            <Input
              {...control}
              maxLength={100}
              value={body.flat ?? ''}
              onChange={event => change({ flat: event.target.value })}
            />
          )}
        </Field>
      </div>
      <Field label={say('wearer.band')} help={say('wearer.band.help')} path="device" faults={faults} optional>
        {control => (
          <Select
            {...control}
            allowClear
            showSearch
            optionFilterProp="label"
            value={body.device ?? null}
            onChange={device => change({ device: device ?? undefined })}
            options={bands.map(({ id, name }) => ({ value: id, label: `${name} (${id})` }))}
          />
        )}
      </Field>
      <Field label={say('wearer.carers')} help={say('wearer.carers.help')} path="carers" faults={faults}>
        {control => (
          <ManySelect
            {...control}
            optionFilterProp="label"
            value={body.carers ?? []}
            onChange={some => change({ carers: some })}
            options={carers.map(({ username, displayName }) => ({ value: username, label: displayName }))}
          />
        )}
      </Field>
    </>
  )
}
