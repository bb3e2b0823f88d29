import { useState } from 'react'
import type { WireDevice } from '../../../../services/api/wire/device.ts'
import { isCode } from '../../api/request.ts'
import { type Fault, faultsOf } from '../../form/faults.ts'
import { Overtaken } from '../../form/Overtaken.tsx'
import { setParameters, useParameter } from '../../form/parameter.ts'
import { SideForm } from '../../form/SideForm.tsx'
import { useSay } from '../../words/use-say.ts'
import { useSavingDevice } from '../use-saving-device.ts'
import { HeardFields } from './HeardFields.tsx'
import { type HeardDraft, heardDraft, missingOf, originOf, withOrigin } from './heard-draft.ts'
import { useHeardTold } from './use-heard-told.ts'
import { useGatewayOf, useSourceOf } from './use-way.ts'
import { words } from './words.ts'

const close = () => setParameters({ do: '' })
const SHOWN = ['origin']

/** By whom it is heard, under what address, read how, hanging how: `?do=heard`. */
export function EditHeard({ device }: { readonly device: WireDevice }) {
  const [doing] = useParameter('do')
  return doing === 'heard' ? <Editing device={device} /> : null
}

function Editing({ device }: { readonly device: WireDevice }) {
  const { say } = useSay(words)
  const [draft, setDraft] = useState<HeardDraft>(() => heardDraft(device))
  const [isTried, setTried] = useState(false)
  const gatewayOf = useGatewayOf()
  const formerGateway = gatewayOf(useSourceOf(device))
  const { saving, before, overtook, error } = useSavingDevice(device, ['origin'], close)
  const told = useHeardTold()
  const missing = missingOf(draft)
  const save = (over?: WireDevice) =>
    saving.mutate({
      change: now => withOrigin(now, originOf(draft), formerGateway),
      ...(over && { over }),
    })
  const submit = () => {
    setTried(true)
    if (missing.length === 0) save()
  }
  return (
    <SideForm
      holds={draft}
      title={say('heard.form', { name: device.name })}
      onClose={close}
      onSubmit={submit}
      isSaving={saving.isPending}
      error={error}
      shown={SHOWN}
    >
      {overtook && <Overtaken before={told(before)} now={told(overtook)} onAnyway={() => save(overtook)} />}
      <HeardFields
        device={device}
        draft={draft}
        change={part => setDraft({ ...draft, ...part })}
        faults={isTried && missing.length > 0 ? missing : [...faultsOf(error), ...namedBy(error)]}
      />
    </SideForm>
  )
}

/** What the server refuses by a code belongs to one field all the same. */
function namedBy(error: unknown): readonly Fault[] {
  const fault = (path: string, en: string, zh: string): Fault => ({ path, level: 'fault', says: { en, zh } })
  if (isCode(error, 'ADDRESS_TAKEN'))
    return [fault('origin.address', 'another device is heard under it', '已属于另一台设备')]
  if (isCode(error, 'SOURCE_UNKNOWN'))
    return [fault('origin.source', 'the site of the device has no such source', '设备所在社区没有这个来源')]
  if (isCode(error, 'CODEC_UNKNOWN'))
    return [fault('origin.codec', 'it does not read devices of this kind', '不能读取这类设备')]
  return []
}
