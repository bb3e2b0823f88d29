import { Button, Drawer } from 'antd'
import { useState } from 'react'
import type { WireDevice } from '../../../../services/api/wire/device.ts'
import type { WireDeviceToken } from '../../../../services/api/wire/device-token.ts'
import { Awaited } from '../../app/Awaited.tsx'
import { usePhone } from '../../app/media.ts'
import { setParameters, useParameter } from '../../form/parameter.ts'
import { STAYS } from '../../form/stays.ts'
import { useSay } from '../../words/use-say.ts'
import { Connect } from '../add/Connect.tsx'
import { Certificates } from './Certificates.tsx'
import { KeptTokens } from './KeptTokens.tsx'
import { RenewToken } from './RenewToken.tsx'
import { useTokens } from './token-api.ts'
import { words } from './words.ts'
import '../add/add.css'
import './token.css'

const close = () => setParameters({ do: '' })

/** What opens its account, and a new one for a device that lost its token, or whose token somebody else may know: `?do=token`. */
export function TokenTool({ device }: { readonly device: WireDevice }) {
  const { say } = useSay(words)
  const phone = usePhone()
  const [doing] = useParameter('do')
  return (
    <>
      <Button onClick={() => setParameters({ do: 'token' })}>{say('token.tool')}</Button>
      <Drawer
        open={doing === 'token'}
        {...STAYS}
        title={say('token.title', { name: device.name })}
        onClose={close}
        size={phone ? '100%' : 620}
        destroyOnHidden
      >
        <Tokens device={device} />
      </Drawer>
    </>
  )
}

function Tokens({ device }: { readonly device: WireDevice }) {
  const asked = useTokens(device.id)
  const [before] = useState(device.lastSeenAt)
  const [given, setGiven] = useState<WireDeviceToken>()
  if (asked.data === undefined) return <Awaited what={asked} />
  return (
    <div className="connect">
      <KeptTokens device={device} tokens={asked.data.tokens} />
      {given !== undefined ? (
        <Connect device={device} token={given} since={before} kept={asked.data} onClose={close} />
      ) : (
        <>
          <RenewToken device={device} kept={asked.data} onGiven={setGiven} />
          <Certificates device={device} kept={asked.data} />
        </>
      )}
    </div>
  )
}
