import { Input, Select } from 'antd'
import { useState } from 'react'
import type { WireResident, WireResidentBody } from '../../../services/api/wire/people.ts'
import { ask } from '../api/request.ts'
import { useChanged } from '../api/use-get.ts'
import { useCan } from '../app/rights.ts'
import { useNames } from '../duty/names.ts'
import { Field } from '../form/Field.tsx'
import { faultsOf } from '../form/faults.ts'
import { useParameter } from '../form/parameter.ts'
import { SideForm } from '../form/SideForm.tsx'
import { Sure } from '../form/Sure.tsx'
import { useSaving } from '../form/use-saving.ts'
import { useSay } from '../words/use-say.ts'
import { residentsPath, useResidents } from './people-paths.ts'
import { words } from './words.ts'

/** A resident, named in the address. */
export function ResidentForm({ site }: { readonly site: string }) {
  const can = useCan()
  const [id, open] = useParameter('resident')
  const { data } = useResidents(site, id !== '')
  if (id === '' || data === undefined || !can('people.write')) return null
  const found = data.residents.find(one => one.id === id)
  return <Opened key={id} site={site} {...(found && { resident: found })} onClose={() => open('')} />
}

interface OpenedProps {
  readonly site: string
  readonly resident?: WireResident
  readonly onClose: () => void
}

function Opened({ site, resident, onClose }: OpenedProps) {
  const { say } = useSay(words)
  const names = useNames(site)
  const changed = useChanged()
  const path = `${residentsPath(site)}${resident ? `/${resident.id}` : ''}`
  const [body, setBody] = useState<WireResidentBody>(() => {
    const { id: _, site: __, ...rest } = resident ?? { id: '', site, name: '' }
    return rest
  })
  const saving = useSaving({
    send: () => ask(path, { method: resident ? 'PUT' : 'POST', body: filled(body) }),
    changes: [residentsPath(site)],
    onDone: onClose,
  })
  const remove = async () => {
    await ask(path, { method: 'DELETE' })
    onClose()
    await changed(residentsPath(site))
  }
  const faults = faultsOf(saving.error)
  const text = (field: 'name' | 'flat' | 'phone', label: string) => (
    <Field label={label} path={field} faults={faults} optional={field !== 'name'}>
      {control => (
        <Input
          {...control}
          maxLength={100}
          value={body[field] ?? ''}
          onChange={event => setBody({ ...body, [field]: event.target.value })}
        />
      )}
    </Field>
  )
  return (
    <SideForm
      holds={body}
      title={resident?.name ?? say('people.new.residents')}
      {...{
        onClose,
        error: saving.error,
        isSaving: saving.isPending,
        shown: ['name', 'zone', 'flat', 'phone', 'language'],
      }}
      onSubmit={() => saving.mutate(undefined)}
      more={
        resident && (
          <Sure
            label={say('resident.delete')}
            title={say('resident.delete.sure', { name: resident.name })}
            onSure={remove}
          >
            <p>{say('resident.delete.help')}</p>
          </Sure>
        )
      }
    >
      {text('name', say('wearer.name'))}
      <Field label={say('wearer.zone')} path="zone" faults={faults} optional>
        {control => (
          <Select
            {...control}
            allowClear
            showSearch
            optionFilterProp="label"
            value={body.zone ?? null}
            onChange={zone => setBody({ ...body, zone: zone ?? '' })}
            options={names.zones.map(({ id }) => ({ value: id, label: names.zone(id) }))}
          />
        )}
      </Field>
      {text('flat', say('wearer.flat'))}
      {text('phone', say('contact.phone'))}
    </SideForm>
  )
}

/** What is left empty is not said. */
const filled = (body: WireResidentBody) =>
  Object.fromEntries(Object.entries(body).filter(([, value]) => value !== ''))
