import { Select } from 'antd'
import { useState } from 'react'
import type { WireZone, WireZoneBody } from '../../../services/api/wire/place.ts'
import { sitePath } from '../api/places.ts'
import { ask } from '../api/request.ts'
import { useChanged } from '../api/use-get.ts'
import { Field } from '../form/Field.tsx'
import { faultsOf } from '../form/faults.ts'
import { newId } from '../form/new-id.ts'
import { isOvertaken, Overtaken } from '../form/Overtaken.tsx'
import { SideForm } from '../form/SideForm.tsx'
import { Sure } from '../form/Sure.tsx'
import { useSaving } from '../form/use-saving.ts'
import { useSay } from '../words/use-say.ts'
import { IdField, inBoth, NameFields } from './PlaceFields.tsx'
import { placeWords } from './place-words.ts'

const SORTS = ['grid', 'building', 'unit', 'area'] as const

interface ZoneFormProps {
  readonly site: string
  readonly zones: readonly WireZone[]
  readonly zone?: WireZone
  readonly onClose: () => void
}

export function ZoneForm({ site, zones, zone, onClose }: ZoneFormProps) {
  const { say, of } = useSay(placeWords)
  const changed = useChanged()
  const [opened] = useState(zone)
  const [id, setId] = useState(() => zone?.id ?? newId('zone'))
  const [body, setBody] = useState<WireZoneBody>(() => ({
    ...{ sort: zone?.sort ?? 'building', name: zone?.name ?? { en: '', zh: '' } },
    ...(zone?.within !== undefined && { within: zone.within }),
  }))
  const path = `${sitePath(site)}/zones/${encodeURIComponent(id)}`
  const saving = useSaving({
    send: (version: string) =>
      ask<WireZone>(path, { method: 'PUT', body: { ...body, name: inBoth(body.name), version } }),
    changes: ['/api/sites'],
    onDone: onClose,
  })
  const save = (version: string) =>
    saving.mutate(version, { onError: error => void (isOvertaken(error) && changed('/api/sites')) })
  const remove = async () => {
    await ask<void>(`${path}?version=${opened?.version}`, { method: 'DELETE' })
    onClose()
    await changed('/api/sites')
  }
  const faults = faultsOf(saving.error)
  const told = (one: WireZone) => [
    [say('places.name.zh'), of(one.name)] as const,
    [say('places.sort'), say(`sort.${one.sort}`)] as const,
  ]
  return (
    <SideForm
      holds={{ id, body }}
      title={zone ? say('places.change') : say('places.new-zone')}
      {...{ onClose, error: isOvertaken(saving.error) ? null : saving.error, isSaving: saving.isPending }}
      shown={['name', 'sort', 'within']}
      onSubmit={() => save(opened?.version ?? 'new')}
      more={
        opened?.described && (
          <Sure
            label={say('places.delete')}
            title={say('places.delete.sure', { name: of(opened.name) })}
            onSure={remove}
          >
            <p>{say('places.delete.help')}</p>
          </Sure>
        )
      }
    >
      <NameFields name={body.name} onChange={name => setBody({ ...body, name })} faults={faults} />
      <Field label={say('places.sort')} path="sort" faults={faults}>
        {control => (
          <Select
            {...control}
            value={body.sort}
            onChange={sort => setBody({ ...body, sort })}
            options={SORTS.map(value => ({ value, label: say(`sort.${value}`) }))}
          />
        )}
      </Field>
      <Field label={say('places.within')} path="within" faults={faults} optional>
        {control => (
          <Select
            {...control}
            allowClear
            showSearch
            optionFilterProp="label"
            value={body.within ?? null}
            onChange={(within: string | null) => {
              const { within: _, ...rest } = body
              setBody(within ? { ...rest, within } : rest)
            }}
            options={zones.filter(one => one.id !== id).map(one => ({ value: one.id, label: of(one.name) }))}
          />
        )}
      </Field>
      {opened === undefined && <IdField id={id} onChange={setId} />}
      {isOvertaken(saving.error) && opened && (
        <Overtaken
          before={told(opened)}
          now={zone && told(zone)}
          onAnyway={() => save(zone?.version ?? 'new')}
        />
      )}
    </SideForm>
  )
}
