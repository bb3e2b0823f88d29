import { useQueryClient } from '@tanstack/react-query'
import { App } from 'antd'
import type { WireDevice } from '../../../../services/api/wire/device.ts'
import type { WireWearerList } from '../../../../services/api/wire/people.ts'
import { useBoard } from '../../alerts/lists.ts'
import { DEVICES_KEY, useDevices, useKinds } from '../../api/devices.ts'
import { sitePath } from '../../api/places.ts'
import { ask } from '../../api/request.ts'
import { useChanged, useGet } from '../../api/use-get.ts'
import { go } from '../../app/location.ts'
import { useCan } from '../../app/rights.ts'
import { Sure } from '../../form/Sure.tsx'
import { useSay } from '../../words/use-say.ts'
import { words } from './words.ts'

/** Says what goes with it before it goes; its id is typed, for none of it comes back. */
export function DeleteDevice({ device }: { readonly device: WireDevice }) {
  const { say } = useSay(words)
  const { message } = App.useApp()
  const client = useQueryClient()
  const changed = useChanged()
  const { data: board } = useBoard()
  const { data: devices } = useDevices()
  const isBand = useKinds().data?.get(device.kind)?.health ?? false
  const open = board?.alerts.filter(({ deviceId }) => deviceId === device.id).length ?? 0
  const behind = devices?.list.filter(({ gateway }) => gateway === device.id).length ?? 0
  async function remove(): Promise<void> {
    await ask(`/api/devices/${encodeURIComponent(device.id)}`, { method: 'DELETE' })
    await Promise.all([client.invalidateQueries({ queryKey: DEVICES_KEY }), changed('/api/sites')])
    void message.success(say('detail.deleted', { name: device.name }))
    go('/devices')
  }
  return (
    <Sure
      label={say('detail.delete')}
      title={say('detail.delete.title', { name: device.name })}
      typed={device.id}
      onSure={remove}
    >
      {isBand && <Worn device={device} />}
      {behind > 0 && <p className="notice">{say('detail.delete.behind', { n: behind })}</p>}
      <ul>
        {open > 0 && <li>{say('detail.delete.alerts', { n: open })}</li>}
        <li>{say('detail.delete.token')}</li>
        <li>{say('detail.delete.history')}</li>
        <li>{say('detail.delete.figures')}</li>
      </ul>
    </Sure>
  )
}

/** Whose call for help it is, for those who may know. */
function Worn({ device }: { readonly device: WireDevice }) {
  const { say } = useSay(words)
  const can = useCan()
  const path = `${sitePath(device.site)}/wearers`
  const { data } = useGet<WireWearerList>(path, { enabled: can('people.read') })
  const wearer = data?.wearers.find(one => one.device === device.id)
  if (data !== undefined && wearer === undefined) return null
  const who = wearer === undefined ? '' : say('detail.delete.worn.by', { name: wearer.name })
  return (
    <p className="notice">
      {who} {say('detail.delete.worn')}
    </p>
  )
}
