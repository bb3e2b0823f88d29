import { Select } from 'antd'
import { useState } from 'react'
import type { WireSite } from '../../../services/api/wire/place.ts'
import { sitePath } from '../api/places.ts'
import { ask } from '../api/request.ts'
import { Field } from '../form/Field.tsx'
import { faultsOf } from '../form/faults.ts'
import { newId } from '../form/new-id.ts'
import { SideForm } from '../form/SideForm.tsx'
import { useSaving } from '../form/use-saving.ts'
import { useSay } from '../words/use-say.ts'
import { IdField, inBoth, NameFields } from './PlaceFields.tsx'
import { placeWords } from './place-words.ts'

const DISCLOSURES = ['place-only', 'name', 'full'] as const

/** A site: what it is called, and what of its people a notice may tell. */
export function SiteForm({ site, onClose }: { readonly site?: WireSite; readonly onClose: () => void }) {
  const { say } = useSay(placeWords)
  const [id, setId] = useState(() => site?.id ?? newId('site'))
  const [name, setName] = useState(site?.name ?? { en: '', zh: '' })
  const [disclosure, setDisclosure] = useState(site?.disclosure ?? 'place-only')
  const saving = useSaving({
    send: () =>
      ask<WireSite>(sitePath(id), {
        method: 'PUT',
        body: { name: inBoth(name), disclosure },
      }),
    changes: ['/api/sites'],
    onDone: onClose,
  })
  const faults = faultsOf(saving.error)
  return (
    <SideForm
      holds={{ id, name, disclosure }}
      title={site ? say('places.site') : say('places.new-site')}
      {...{ onClose, error: saving.error, isSaving: saving.isPending, shown: ['name', 'disclosure'] }}
      onSubmit={() => saving.mutate(undefined)}
    >
      <NameFields name={name} onChange={setName} faults={faults} />
      <Field
        label={say('places.disclosure')}
        help={say('places.disclosure.help')}
        path="disclosure"
        faults={faults}
      >
        {control => (
          <Select
            {...control}
            value={disclosure}
            onChange={setDisclosure}
            options={DISCLOSURES.map(value => ({ value, label: say(`disclosure.${value}`) }))}
          />
        )}
      </Field>
      {site === undefined && <IdField id={id} onChange={setId} />}
    </SideForm>
  )
}
