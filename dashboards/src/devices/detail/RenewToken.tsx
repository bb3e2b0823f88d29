import { useMutation } from '@tanstack/react-query'
import { Button, Drawer } from 'antd'
import { useState } from 'react'
import type { WireDevice } from '../../../../services/api/wire/device.ts'
import type { WireDeviceToken } from '../../../../services/api/wire/device-token.ts'
import { useDevices } from '../../api/devices.ts'
import { ask } from '../../api/request.ts'
import { usePhone } from '../../app/media.ts'
import { useProblem } from '../../form/problem.ts'
import { STAYS } from '../../form/stays.ts'
import { useSay } from '../../words/use-say.ts'
import { Connect } from '../add/Connect.tsx'
import { words as addWords } from '../add/words.ts'
import { words } from './words.ts'
import '../add/add.css'

/** A device that lost its token, or whose token somebody else may know. */
export function RenewToken({ device }: { readonly device: WireDevice }) {
  const [isOpen, setOpen] = useState(false)
  const phone = usePhone()
  const { say } = useSay(words)
  const title = useSay(addWords).say('renew.title', { name: device.name })
  return (
    <>
      <Button onClick={() => setOpen(true)}>{say('detail.token')}</Button>
      <Drawer
        open={isOpen}
        {...STAYS}
        title={title}
        onClose={() => setOpen(false)}
        size={phone ? '100%' : 620}
        destroyOnHidden
      >
        <Renewing device={device} onClose={() => setOpen(false)} />
      </Drawer>
    </>
  )
}

function Renewing({ device, onClose }: { readonly device: WireDevice; readonly onClose: () => void }) {
  const { say } = useSay(addWords)
  const problem = useProblem()
  const { data: devices } = useDevices()
  const [before] = useState(device.lastSeenAt)
  const renewing = useMutation({
    mutationFn: () =>
      ask<WireDeviceToken>(`/api/devices/${encodeURIComponent(device.id)}/token`, { method: 'POST' }),
  })
  const behind = devices?.list.filter(({ gateway }) => gateway === device.id).length ?? 0
  if (renewing.data !== undefined)
    return <Connect device={device} token={renewing.data} since={before} onClose={onClose} />
  return (
    <div className="connect">
      <p className="notice">{say('renew.warning')}</p>
      {behind > 0 && <p className="notice">{say('renew.behind', { n: behind })}</p>}
      <div role="alert">{renewing.isError && <p className="fault">{problem(renewing.error)}</p>}</div>
      <span>
        <Button type="primary" loading={renewing.isPending} onClick={() => renewing.mutate()}>
          {say('renew.do')}
        </Button>
      </span>
    </div>
  )
}
