import { useMutation } from '@tanstack/react-query'
import { App, Input } from 'antd'
import { useState } from 'react'
import type { WirePlannedWindow } from '../../../services/api/wire/maintenance.ts'
import { useDevices } from '../api/devices.ts'
import { usePlaces } from '../api/places.ts'
import { ask } from '../api/request.ts'
import { useChanged } from '../api/use-get.ts'
import { useCan } from '../app/rights.ts'
import { usualSite } from '../devices/usual-site.ts'
import { Faults, Field } from '../form/Field.tsx'
import { faultsAt, faultsOf } from '../form/faults.ts'
import { setParameters, useParameter } from '../form/parameter.ts'
import { SideForm } from '../form/SideForm.tsx'
import { clock } from '../time/clock.ts'
import { localText } from '../time/local-text.ts'
import { useSay } from '../words/use-say.ts'
import { MAINTENANCE } from './address.ts'
import { bodiesOf, type Draft, missingOf, scopesOf } from './draft.ts'
import { Silenced } from './Silenced.tsx'
import { Times } from './Times.tsx'
import { WhereFields } from './WhereFields.tsx'
import { words } from './words.ts'

const HOUR_MS = 3_600_000
const USUAL_HOURS = 4

const close = () => setParameters({ do: '', device: '' })

/** `?do=plan`, of devices with `&device=a,b`: what would be silent is told before anything is planned. */
export function PlanWork() {
  const [doing] = useParameter('do')
  const [device] = useParameter('device')
  const can = useCan()
  if (doing !== 'plan' || !can('maintenance.write')) return null
  return <Planning key={device} device={device} />
}

function Planning({ device }: { readonly device: string }) {
  const named = device === '' ? [] : device.split(',')
  const { say } = useSay(words)
  const { message } = App.useApp()
  const changed = useChanged()
  const [typed, setTyped] = useState<Partial<Draft>>({})
  const [begin] = useState(() => clock.now())
  const { sites } = usePlaces()
  const { data: devices } = useDevices()
  const usual = usualSite(sites, devices?.list ?? [])
  const site = devices?.byId.get(named[0] ?? '')?.site ?? usual?.id ?? ''
  const draft: Draft = {
    ...{ reach: device === '' ? 'zone' : 'devices', site, zone: '', devices: named },
    ...{ from: localText(begin), to: localText(begin + USUAL_HOURS * HOUR_MS), reason: '' },
    ...typed,
  }
  const change = (part: Partial<Draft>) => setTyped({ ...typed, ...part })
  const saving = useMutation({
    async mutationFn(wanted: Draft) {
      for (const body of bodiesOf(wanted, clock.now()))
        await ask<WirePlannedWindow>(MAINTENANCE, { method: 'POST', body })
    },
    async onSuccess() {
      await changed(MAINTENANCE)
      void message.success(say('work.saved'))
      close()
    },
  })
  const [isTried, setTried] = useState(false)
  const missing = isTried ? missingOf(draft) : []
  const submit = () => {
    setTried(true)
    if (bodiesOf(draft, clock.now()).length > 0) saving.mutate(draft)
  }
  return (
    <SideForm
      holds={typed}
      title={say('work.plan')}
      onClose={close}
      onSubmit={submit}
      isSaving={saving.isPending}
      error={saving.error}
      shown={['reason']}
      submit={say('work.plan')}
    >
      <WhereFields draft={draft} change={change} />
      <Faults faults={faultsAt(missing, 'scope')} />
      <Times draft={draft} change={change} />
      <Faults faults={faultsAt(missing, 'to')} />
      <Field label={say('work.reason')} path="reason" faults={[...missing, ...faultsOf(saving.error)]}>
        {control => (
          <Input
            {...control}
            value={draft.reason}
            maxLength={500}
            onChange={event => change({ reason: event.target.value })}
          />
        )}
      </Field>
      <Silenced scopes={scopesOf(draft)} />
    </SideForm>
  )
}
