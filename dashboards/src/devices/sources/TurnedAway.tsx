import type { WireTurnedAway } from '../../../../services/api/wire/device-door.ts'
import { useDevices } from '../../api/devices.ts'
import { Link } from '../../app/Link.tsx'
import { devicePath } from '../../app/route.ts'
import { type Column, Rows } from '../../form/Rows.tsx'
import { Age } from '../../time/Age.tsx'
import { useSay } from '../../words/use-say.ts'
import { plainAddress } from './plain-address.ts'
import { words } from './turned-away-words.ts'

interface TurnedAwayProps {
  readonly label: string
  readonly rows: readonly WireTurnedAway[]
}

/** Who was not let in at a door, from where, and what is to be done about it. */
export function TurnedAway({ label, rows }: TurnedAwayProps) {
  const { say } = useSay(words)
  const columns: Column<WireTurnedAway>[] = [
    { title: say('away.who'), show: row => <Who row={row} /> },
    { title: say('away.from'), show: ({ address }) => address && <code>{plainAddress(address)}</code> },
    { title: say('away.why'), show: ({ reason }) => <span className="small">{whyIn(say, reason)}</span> },
    {
      title: say('away.last'),
      show: ({ lastAt, count }) => (
        <span className="small">
          <Age at={lastAt} /> <span className="quiet">{say('away.times', { n: count })}</span>
        </span>
      ),
    },
  ]
  return (
    <Rows
      label={label}
      columns={columns}
      rows={rows}
      keyOf={({ address, name, reason }) => JSON.stringify([address, name, reason])}
      empty={{ title: say('away.nobody') }}
    />
  )
}

function Who({ row: { name, device } }: { readonly row: WireTurnedAway }) {
  const { say } = useSay(words)
  const { data: devices } = useDevices()
  if (name === null) return <span className="quiet">{say('away.unnamed')}</span>
  if (device === null) return <code>{name}</code>
  return <Link href={devicePath(device)}>{devices?.byId.get(device)?.name ?? device}</Link>
}

const whyIn = (say: (key: keyof typeof words.en) => string, reason: string): string => {
  const key = `away.${reason}`
  return key in words.en ? say(key as keyof typeof words.en) : reason
}
