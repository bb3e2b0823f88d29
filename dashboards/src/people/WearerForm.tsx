import { Input, InputNumber, Select } from 'antd'
import { useState } from 'react'
import type { WireWearer, WireWearerBody } from '../../../services/api/wire/people.ts'
import { useDevices, useKinds } from '../api/devices.ts'
import { ask } from '../api/request.ts'
import { useNames } from '../duty/names.ts'
import { Field } from '../form/Field.tsx'
import { faultsOf } from '../form/faults.ts'
import { isOvertaken, Overtaken } from '../form/Overtaken.tsx'
import { usePeople } from '../form/people.ts'
import { SideForm } from '../form/SideForm.tsx'
import { useChanged } from '../form/use-get.ts'
import { useSaving } from '../form/use-saving.ts'
import { useSay } from '../words/use-say.ts'
import { ConsentFields } from './ConsentFields.tsx'
import { ContactFields } from './ContactFields.tsx'
import { wearerPath, wearersPath } from './people-paths.ts'
import { useWearerTold } from './wearer-told.ts'
import { words } from './words.ts'

const LIVING = ['alone', 'empty-nest', 'with-children', 'other'] as const
const SHOWN = [
  'name',
  'sex',
  'birthYear',
  'zone',
  'flat',
  'living',
  'contacts',
  'notes',
  'consents',
  'device',
  'carers',
]

interface WearerFormProps {
  readonly site: string
  readonly wearer?: WireWearer
  readonly onClose: () => void
}

export function WearerForm({ site, wearer, onClose }: WearerFormProps) {
  const { say } = useSay(words)
  const names = useNames(site)
  const { list } = usePeople()
  const kinds = useKinds().data
  const bands = useDevices().data?.list.filter(one => one.site === site && kinds?.get(one.kind)?.health) ?? []
  const told = useWearerTold(names)
  const changed = useChanged()
  const [opened] = useState(wearer)
  const [body, setBody] = useState<WireWearerBody>(() => bodyOf(wearer))
  // What is emptied is not there any more.
  const change = (some: { [K in keyof WireWearerBody]?: WireWearerBody[K] | undefined }) => {
    const all = Object.entries({ ...body, ...some }).filter(
      ([, value]) => value !== undefined && value !== '' && value !== null,
    )
    setBody({ ...(Object.fromEntries(all) as unknown as WireWearerBody), name: some.name ?? body.name })
  }
  const saving = useSaving({
    send: (version: number | undefined) =>
      wearer === undefined
        ? ask<WireWearer>(wearersPath(site), { method: 'POST', body })
        : ask<WireWearer>(wearerPath(site, wearer.id), { method: 'PUT', body: { ...body, version } }),
    changes: [wearersPath(site), `${wearersPath(site)}/`, '/api/sites'],
    onDone: onClose,
  })
  const save = (version: number | undefined) =>
    saving.mutate(version, { onError: error => void (isOvertaken(error) && changed(wearersPath(site))) })
  const faults = faultsOf(saving.error)
  const carers = [...list].sort((a, b) => Number(b.role === 'caregiver') - Number(a.role === 'caregiver'))
  return (
    <SideForm
      title={wearer ? say('wearer.change') : say('people.new.wearers')}
      width={640}
      {...{
        onClose,
        error: isOvertaken(saving.error) ? null : saving.error,
        isSaving: saving.isPending,
        shown: SHOWN,
      }}
      onSubmit={() => save(opened?.version)}
    >
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
          <Select
            {...control}
            mode="multiple"
            optionFilterProp="label"
            value={body.carers ?? []}
            onChange={some => change({ carers: some })}
            options={carers.map(({ username, displayName }) => ({ value: username, label: displayName }))}
          />
        )}
      </Field>
      <ContactFields
        contacts={body.contacts ?? []}
        faults={faults}
        onChange={contacts => change({ contacts })}
      />
      <Field
        label={say('wearer.notes')}
        help={say('wearer.notes.help')}
        path="notes"
        faults={faults}
        optional
      >
        {control => (
          <Input.TextArea
            {...control}
            rows={3}
            maxLength={1_000}
            value={body.notes ?? ''}
            onChange={event => change({ notes: event.target.value })}
          />
        )}
      </Field>
      <ConsentFields
        consents={body.consents ?? []}
        faults={faults}
        wearer={body.name}
        onChange={consents => change({ consents })}
      />
      {isOvertaken(saving.error) && opened && (
        <Overtaken
          before={told(opened)}
          now={wearer && told(wearer)}
          onAnyway={() => save(wearer?.version)}
        />
      )}
    </SideForm>
  )
}

function bodyOf(wearer: WireWearer | undefined): WireWearerBody {
  if (wearer === undefined) return { name: '', living: 'alone', contacts: [], consents: [], carers: [] }
  const { id: _, site: __, version: ___, healthShown: ____, locationShown: _____, ...body } = wearer
  return body
}
