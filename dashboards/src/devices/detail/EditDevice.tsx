import { useMutation, useQueryClient } from '@tanstack/react-query'
import { App } from 'antd'
import { useState } from 'react'
import type { WireDevice } from '../../../../services/api/wire/device.ts'
import { DEVICES_KEY } from '../../api/devices.ts'
import { ask } from '../../api/request.ts'
import { useChanged } from '../../api/use-get.ts'
import { faultsOf } from '../../form/faults.ts'
import { setParameters, useParameter } from '../../form/parameter.ts'
import { SideForm } from '../../form/SideForm.tsx'
import { words as formWords } from '../../form/words.ts'
import { useSay } from '../../words/use-say.ts'
import { DeviceFields, SHOWN_FAULTS } from '../add/DeviceFields.tsx'
import { bodyOf, type Draft, draftOf, missingOf } from '../add/draft.ts'
import { words as addWords } from '../add/words.ts'
import { words } from './words.ts'

const close = () => setParameters({ do: '' })

/** What it is called, where it is, through what it reports: `?do=edit`. */
export function EditDevice({ device }: { readonly device: WireDevice }) {
  const [doing] = useParameter('do')
  return doing === 'edit' ? <Editing device={device} /> : null
}

function Editing({ device }: { readonly device: WireDevice }) {
  const { say } = useSay(words)
  const title = useSay(addWords).say('edit.title', { name: device.name })
  const saved = useSay(formWords).say('form.saved')
  const { message } = App.useApp()
  const client = useQueryClient()
  const changed = useChanged()
  const [draft, setDraft] = useState<Draft>(() => draftOf(device))
  const missing = missingOf(draft)
  const saving = useMutation({
    mutationFn: (wanted: Draft) =>
      ask<WireDevice>(`/api/devices/${encodeURIComponent(device.id)}`, {
        method: 'PUT',
        // Where it is heard is not in this form, and stays.
        body: { ...bodyOf(wanted), ...(device.origin && { origin: device.origin }) },
      }),
    async onSuccess() {
      await Promise.all([client.invalidateQueries({ queryKey: DEVICES_KEY }), changed('/api/sites')])
      void message.success(saved)
      close()
    },
  })
  return (
    <SideForm
      holds={draft}
      title={title}
      onClose={close}
      onSubmit={() => missing.length === 0 && saving.mutate(draft)}
      isSaving={saving.isPending}
      error={saving.error}
      shown={SHOWN_FAULTS}
    >
      <DeviceFields
        draft={draft}
        change={part => setDraft({ ...draft, ...part })}
        faults={missing.length > 0 ? missing : faultsOf(saving.error)}
        isKnown
      />
      <p className="quiet small">{say('detail.move.help')}</p>
    </SideForm>
  )
}
