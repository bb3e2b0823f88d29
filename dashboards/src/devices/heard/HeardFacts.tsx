import type { ReactNode } from 'react'
import type { WireDevice } from '../../../../services/api/wire/device.ts'
import { useDevices } from '../../api/devices.ts'
import { Link } from '../../app/Link.tsx'
import { useCan } from '../../app/rights.ts'
import { devicePath } from '../../app/route.ts'
import { Age } from '../../time/Age.tsx'
import { useSay } from '../../words/use-say.ts'
import { mountingDraft, type WireMounting } from '../mounting/mounting.ts'
import { type NamedFact, NamedFacts } from '../NamedFacts.tsx'
import { CHARGER, isAtDoor, useDoorAddress } from './own-door.ts'
import { OCPP, useCodecOf, useSourceOf } from './use-way.ts'
import { words } from './words.ts'

/** By whom, under what address, how it is read, by way of what, when last. */
export function HeardFacts({ device }: { readonly device: WireDevice }) {
  const { say } = useSay(words)
  const codec = useCodecOf(device, useSourceOf(device))
  const way = useWay(device)
  const { origin, lastSeenAt } = device
  const topic = `community/${device.site}/${device.kind}/${device.id}/telemetry`
  const facts: readonly NamedFact[] = [
    [say('heard.source'), <SourceName key="source" device={device} />],
    origin
      ? [say('heard.address'), <code key="address">{origin.address}</code>]
      : [say('heard.topic'), <code key="topic">{topic}</code>],
    [say('heard.door'), isAtDoor(device) ? <OwnDoor key="door" device={device} /> : undefined],
    [say('heard.codec'), origin ? codec.told : say('heard.codec.own')],
    [say('heard.via'), way],
    [say('heard.last'), lastSeenAt === null ? say('heard.last.never') : <Age key="last" at={lastSeenAt} />],
    [say('heard.hangs'), origin?.mounting && <Hangs key="hangs" mounting={origin.mounting} />],
  ]
  return <NamedFacts facts={facts} />
}

function OwnDoor({ device }: { readonly device: WireDevice }) {
  const { say } = useSay(words)
  const address = useDoorAddress(device)
  return address === null ? say('heard.door.none') : <code>{address}</code>
}

function SourceName({ device }: { readonly device: WireDevice }) {
  const { say } = useSay(words)
  const can = useCan()
  const source = useSourceOf(device)
  const id = device.origin?.source
  if (id === undefined) return say(device.kind === CHARGER ? 'heard.source.own-charger' : 'heard.source.own')
  if (id === OCPP) return say('heard.source.ocpp')
  const name = source?.name ?? id
  if (!can('sources.read')) return name
  return <Link href={`/sources?source=${encodeURIComponent(id)}`}>{name}</Link>
}

/** The gateway that it stands behind, or the bridge by which its source comes. */
function useWay(device: WireDevice): ReactNode {
  const { say } = useSay(words)
  const via = useSourceOf(device)?.via
  const gateway = useDevices().data?.byId.get(device.gateway ?? '')
  if (gateway !== undefined) return <Link href={devicePath(gateway.id)}>{gateway.name}</Link>
  if (via !== undefined && 'bridge' in via) return say('heard.via.bridge', { id: via.bridge })
  return device.gateway
}

function Hangs({ mounting }: { readonly mounting: WireMounting }) {
  const { say } = useSay(words)
  const { emptyCm, fullCm, deadZoneCm } = mountingDraft(mounting)
  return (
    <>
      {say('heard.hangs.at', { empty: emptyCm, full: fullCm })}
      {deadZoneCm !== '' && <span className="quiet"> {say('heard.dead', { cm: deadZoneCm })}</span>}
    </>
  )
}
