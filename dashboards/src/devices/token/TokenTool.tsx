import { Button, Drawer } from 'antd'
import { type RefObject, useEffect, useRef, useState } from 'react'
import type { WireDevice } from '../../../../services/api/wire/device.ts'
import type { WireDeviceToken } from '../../../../services/api/wire/device-token.ts'
import { Awaited } from '../../app/Awaited.tsx'
import { usePhone } from '../../app/media.ts'
import { focusFirstField } from '../../form/first-field.ts'
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
  const place = useRef<HTMLDivElement>(null)
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
        afterOpenChange={isOpen => isOpen && focusFirstField(place, phone)}
      >
        <Tokens {...{ device, place }} />
      </Drawer>
    </>
  )
}

interface TokensProps {
  readonly device: WireDevice
  readonly place: RefObject<HTMLDivElement | null>
}

function Tokens({ device, place }: TokensProps) {
  const asked = useTokens(device.id)
  const [before] = useState(device.lastSeenAt)
  const [given, setGiven] = useState<WireDeviceToken>()
  const phone = usePhone()
  const isThere = asked.data !== undefined
  useEffect(() => {
    if (isThere) focusFirstField(place, phone)
  }, [place, isThere, phone])
  if (asked.data === undefined) return <Awaited what={asked} />
  return (
    <div className="connect" ref={place}>
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
