import type { WireChargerDoor } from '../../../../services/api/wire/charger-door.ts'
import { useDevices } from '../../api/devices.ts'
import { Link } from '../../app/Link.tsx'
import { useCan } from '../../app/rights.ts'
import { devicePath } from '../../app/route.ts'
import { pathWith } from '../../form/parameter.ts'
import type { Column } from '../../form/Rows.tsx'
import { Age } from '../../time/Age.tsx'
import { useSay } from '../../words/use-say.ts'
import { words } from './door-words.ts'
import { plainAddress } from './plain-address.ts'

type ChargePoint = WireChargerDoor['chargePoints'][number]

/** As the list of those who wait calls the door. */
const OCPP = 'ocpp'

const LOOKS: Readonly<Record<ChargePoint['state'], string>> = {
  connected: 'good',
  away: 'bad',
  refused: 'bad',
}

export function useDoorColumns(): Column<ChargePoint>[] {
  const { say } = useSay(words)
  return [
    { title: say('door.charge-point'), show: ({ id }) => <code>{id}</code> },
    { title: say('door.device'), show: ({ device }) => device !== null && <DeviceLink id={device} /> },
    {
      title: say('door.state'),
      show: ({ state, since }) => (
        <>
          <span className="badge" data-is={LOOKS[state]}>
            {say(`door.${state}`)}
          </span>{' '}
          <span className="quiet small">
            <Age at={since} />
          </span>
        </>
      ),
    },
    { title: say('door.line'), show: ({ securityProfile }) => say(`door.line.${securityProfile}`) },
    {
      title: say('door.address'),
      show: ({ address }) => address && <code>{plainAddress(address)}</code>,
    },
    { title: say('door.refused'), show: point => <Refused point={point} /> },
  ]
}

function DeviceLink({ id }: { readonly id: string }) {
  const { data: devices } = useDevices()
  return <Link href={devicePath(id)}>{devices?.byId.get(id)?.name ?? id}</Link>
}

/** Why, how often, and what is to be done about it. */
function Refused({ point: { id, device, isWaiting, refused } }: { readonly point: ChargePoint }) {
  const { say } = useSay(words)
  if (refused === null) return null
  if (device !== null && refused.reason === 'charge-point-unknown') return <JustAdopted id={device} />
  const key = `door.reason.${refused.reason}`
  return (
    <span className="small">
      {key in words.en ? say(key as keyof typeof words.en) : refused.reason}{' '}
      {device !== null && refused.reason === 'token-none' && <TokenLink id={device} />}
      {isWaiting && (
        <Link href={pathWith('/unclaimed', { claim: `${OCPP} ${id}` }, 'site')}>{say('door.adopt')}</Link>
      )}{' '}
      <span className="quiet">{say('door.times', { n: refused.count })}</span>
    </span>
  )
}

/** It was refused as nobody's, and has not come again since. */
function JustAdopted({ id }: { readonly id: string }) {
  const { say } = useSay(words)
  return (
    <span className="small">
      {say('door.adopted')} <TokenLink id={id} />
    </span>
  )
}

function TokenLink({ id }: { readonly id: string }) {
  const { say } = useSay(words)
  const can = useCan()
  return can('devices.token') && <Link href={`${devicePath(id)}?do=token`}>{say('door.token')}</Link>
}
