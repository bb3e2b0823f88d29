import { useDevices, useKinds } from '../api/devices.ts'
import { Awaited } from '../app/Awaited.tsx'
import { Blank } from '../app/Blank.tsx'
import { Link } from '../app/Link.tsx'
import { BackMark } from '../app/marks.tsx'
import { useCan } from '../app/rights.ts'
import { Orders } from '../orders/Orders.tsx'
import { useWords } from '../words/words.ts'
import { DeviceHead } from './detail/DeviceHead.tsx'
import { DeviceRules } from './detail/DeviceRules.tsx'
import { NeverHeard } from './detail/NeverHeard.tsx'
import { Now } from './detail/Now.tsx'
import { OpenAlerts } from './detail/OpenAlerts.tsx'
import { PastAlerts } from './detail/PastAlerts.tsx'
import type { DeviceProps } from './device-props.ts'
import { Health } from './health/Health.tsx'
import { Heard } from './heard/Heard.tsx'
import { History } from './history/History.tsx'
import './device-page.css'

/** One device: what it is, what it says now and said before, how it is itself, what is open about it. */
export default function DevicePage({ id }: { readonly id: string }) {
  const { say } = useWords()
  const devices = useDevices()
  const { data: kinds } = useKinds()
  if (devices.data === undefined) return <Awaited what={devices} />
  const device = devices.data.byId.get(id)
  return (
    <div className="device-page">
      <Link href="/devices" className="back">
        <BackMark />
        {say('device.back')}
      </Link>
      {device === undefined ? (
        <Blank title={say('device.unknown', { id })} />
      ) : (
        <Found key={id} device={device} kind={kinds?.get(device.kind)} />
      )}
    </div>
  )
}

function Found({ device, kind }: DeviceProps) {
  const can = useCan()
  const isHeard = device.lastSeenAt !== null
  return (
    <>
      <DeviceHead device={device} kind={kind} />
      <OpenAlerts device={device} />
      {isHeard ? <Now device={device} kind={kind} /> : <NeverHeard device={device} />}
      {isHeard && can('readings.read') && <History device={device} kind={kind} />}
      <Orders device={device.id} kind={device.kind} />
      <Health device={device} kind={kind} />
      <Heard device={device} kind={kind} />
      {can('readings.read') && <DeviceRules device={device} />}
      {can('alerts.read') && <PastAlerts device={device} />}
    </>
  )
}
