import { useMutation, useQueryClient } from '@tanstack/react-query'
import { Drawer } from 'antd'
import { useState } from 'react'
import { flushSync } from 'react-dom'
import type { WireDevice } from '../../../../services/api/wire/device.ts'
import type { WireDeviceToken } from '../../../../services/api/wire/device-token.ts'
import { DEVICES_KEY, useDevices } from '../../api/devices.ts'
import { usePlaces } from '../../api/places.ts'
import { ask } from '../../api/request.ts'
import { useChanged } from '../../api/use-get.ts'
import { Link } from '../../app/Link.tsx'
import { go } from '../../app/location.ts'
import { usePhone } from '../../app/media.ts'
import { useCan } from '../../app/rights.ts'
import { faultsOf } from '../../form/faults.ts'
import { pathWith, setParameters, useParameter } from '../../form/parameter.ts'
import { SideForm } from '../../form/SideForm.tsx'
import { STAYS } from '../../form/stays.ts'
import { useSay } from '../../words/use-say.ts'
import { usualSite } from '../usual-site.ts'
import { Connect } from './Connect.tsx'
import { DeviceFields, SHOWN_FAULTS } from './DeviceFields.tsx'
import { bodyOf, type Draft, missingOf, newDraft } from './draft.ts'
import { words } from './words.ts'
import './add.css'

export interface Registered {
  readonly device: WireDevice
  readonly token: WireDeviceToken | undefined
}

/** From the form to the first message: `?do=add`. */
export function AddDevice() {
  const [doing] = useParameter('do')
  const can = useCan()
  if (doing !== 'add' || !can('devices.write')) return null
  return <Adding />
}

/** The form is gone, and what guards it, before another page is gone to. */
function close(): void {
  const back = pathBack()
  flushSync(() => setParameters({ do: '' }))
  if (back !== undefined) go(back)
}

/** `?then=source`: for a source that is half written, and waits for its gateway. */
function pathBack(): string | undefined {
  const search = new URLSearchParams(location.search)
  return search.get('then') === 'source' ? pathWith('/sources', { source: 'new' }, 'site') : undefined
}

function Adding() {
  const { say } = useSay(words)
  const phone = usePhone()
  const [registered, setRegistered] = useState<Registered>()
  if (registered === undefined) return <Form onDone={setRegistered} />
  const { device, token } = registered
  const back = pathBack()
  return (
    <Drawer
      open
      {...STAYS}
      title={say('token.title', { name: device.name })}
      onClose={close}
      size={phone ? '100%' : 620}
      destroyOnHidden
    >
      {back !== undefined && (
        <p className="for-source">
          {say('add.for-source')} <Link href={back}>{say('add.to-source')}</Link>
        </p>
      )}
      <Connect device={device} token={token} since={null} onClose={close} />
    </Drawer>
  )
}

function Form({ onDone }: { readonly onDone: (registered: Registered) => void }) {
  const { say } = useSay(words)
  const can = useCan()
  const client = useQueryClient()
  const changed = useChanged()
  const usual = useUsual()
  const [typed, setTyped] = useState<Partial<Draft>>({})
  const [isTried, setTried] = useState(false)
  const draft = newDraft({ ...usual, ...typed })
  const missing = missingOf(draft)
  const adding = useMutation({
    async mutationFn(wanted: Draft): Promise<Registered> {
      const path = `/api/devices/${encodeURIComponent(wanted.id)}`
      const device = await ask<WireDevice>(path, { method: 'PUT', body: bodyOf(wanted) })
      const token = can('devices.token')
        ? await ask<WireDeviceToken>(`${path}/token`, { method: 'POST' })
        : undefined
      return { device, token }
    },
    async onSuccess(registered) {
      onDone(registered)
      await Promise.all([client.invalidateQueries({ queryKey: DEVICES_KEY }), changed('/api/sites')])
    },
  })
  return (
    <SideForm
      holds={typed}
      title={say('add.title')}
      onClose={close}
      onSubmit={() => {
        setTried(true)
        if (missing.length === 0) adding.mutate(draft)
      }}
      isSaving={adding.isPending}
      error={adding.error}
      shown={SHOWN_FAULTS}
      submit={say('add.submit')}
    >
      <DeviceFields
        draft={draft}
        change={part => setTyped({ ...typed, ...part })}
        faults={isTried && missing.length > 0 ? missing : faultsOf(adding.error)}
        isKnown={false}
      />
    </SideForm>
  )
}

/** What most likely is wanted: the only site, and what the list is narrowed to. */
function useUsual(): Partial<Draft> {
  const { sites } = usePlaces()
  const { data: devices } = useDevices()
  const search = new URLSearchParams(location.search)
  const first = usualSite(sites, devices?.list ?? [])?.id
  return {
    kind: search.get('kind') ?? 'smart-bin',
    site: search.get('site') ?? first ?? '',
    zone: search.get('zone') ?? '',
  }
}
