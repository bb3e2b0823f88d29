import { useState } from 'react'
import type { WireDevice } from '../../../../services/api/wire/device.ts'
import { faultsOf } from '../../form/faults.ts'
import { Overtaken, type Told } from '../../form/Overtaken.tsx'
import { setParameters, useParameter } from '../../form/parameter.ts'
import { SideForm } from '../../form/SideForm.tsx'
import { useSay } from '../../words/use-say.ts'
import { DeviceFields, SHOWN_FAULTS } from '../add/DeviceFields.tsx'
import { bodyOf, type Draft, draftOf, missingOf } from '../add/draft.ts'
import { words as addWords } from '../add/words.ts'
import { useSavingDevice } from '../use-saving-device.ts'
import { words } from './words.ts'

const close = () => setParameters({ do: '' })

/** What this form is about: where the device is heard has its own. */
const PARTS = ['name', 'zone', 'model', 'gateway', 'expectedIntervalMs'] as const

/** What it is called, where it is, through what it reports: `?do=edit`. */
export function EditDevice({ device }: { readonly device: WireDevice }) {
  const [doing] = useParameter('do')
  return doing === 'edit' ? <Editing device={device} /> : null
}

function Editing({ device }: { readonly device: WireDevice }) {
  const { say } = useSay(words)
  const title = useSay(addWords).say('edit.title', { name: device.name })
  const [draft, setDraft] = useState<Draft>(() => draftOf(device))
  const { saving, before, overtook, error } = useSavingDevice(device, PARTS, close)
  const told = useTold()
  const missing = missingOf(draft)
  const save = (over?: WireDevice) =>
    saving.mutate({
      change: ({ origin }) => ({ ...bodyOf(draft), ...(origin && { origin }) }),
      ...(over && { over }),
    })
  return (
    <SideForm
      holds={draft}
      title={title}
      onClose={close}
      onSubmit={() => missing.length === 0 && save()}
      isSaving={saving.isPending}
      error={error}
      shown={SHOWN_FAULTS}
    >
      {overtook && <Overtaken before={told(before)} now={told(overtook)} onAnyway={() => save(overtook)} />}
      <DeviceFields
        draft={draft}
        change={part => setDraft({ ...draft, ...part })}
        faults={missing.length > 0 ? missing : faultsOf(error)}
        isKnown
      />
      <p className="quiet small">{say('detail.move.help')}</p>
    </SideForm>
  )
}

function useTold(): (device: WireDevice) => Told {
  const { say } = useSay(addWords)
  return device => {
    const { name, zone, model, gateway, intervalMin } = draftOf(device)
    return [
      [say('add.name'), name],
      [say('add.zone'), zone],
      [say('add.model'), model],
      [say('add.gateway'), gateway],
      [say('add.interval'), intervalMin],
    ]
  }
}
