import { Input } from 'antd'
import { useState } from 'react'
import type { WireWearer, WireWearerBody } from '../../../services/api/wire/people.ts'
import { ask } from '../api/request.ts'
import { useChanged } from '../api/use-get.ts'
import { useNames } from '../duty/names.ts'
import { Field } from '../form/Field.tsx'
import { faultsOf } from '../form/faults.ts'
import { isOvertaken, Overtaken } from '../form/Overtaken.tsx'
import { SideForm } from '../form/SideForm.tsx'
import { useSaving } from '../form/use-saving.ts'
import { useSay } from '../words/use-say.ts'
import { ConsentFields } from './ConsentFields.tsx'
import { ContactFields } from './ContactFields.tsx'
import { wearerPath, wearersPath } from './people-paths.ts'
import { type WearerChange, WearerFields } from './WearerFields.tsx'
import { useWearerTold } from './wearer-told.ts'
import { words } from './words.ts'

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
  const told = useWearerTold(names)
  const changed = useChanged()
  const [opened] = useState(wearer)
  const [body, setBody] = useState<WireWearerBody>(() => bodyOf(wearer))
  // What is emptied is not there any more.
  const change = (some: WearerChange) => {
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
  return (
    <SideForm
      holds={body}
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
      <WearerFields {...{ site, body, faults }} onChange={change} />
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
