import type { WireChargerDoor } from '../../../../services/api/wire/charger-door.ts'
import { useGet } from '../../api/use-get.ts'
import { useCan } from '../../app/rights.ts'
import { Rows } from '../../form/Rows.tsx'
import { useSay } from '../../words/use-say.ts'
import { useDoorColumns } from './door-columns.tsx'
import { words } from './door-words.ts'
import { TurnedAway } from './TurnedAway.tsx'

/** Who is there changes without anybody doing anything. */
const LOOK_EVERY_MS = 10_000

/** Chargers that connect to this server itself: which are there, which are not let in and why. Where there is no such door, what opens it. */
export function ChargerDoor() {
  const { say } = useSay(words)
  const can = useCan()
  const { data } = useGet<WireChargerDoor>('/api/charger-door', {
    enabled: can('sources.read'),
    everyMs: LOOK_EVERY_MS,
  })
  const columns = useDoorColumns()
  if (data === undefined) return null
  if (data.door === null) return <Closed />
  const { port, securityProfile } = data.door
  return (
    <section className="charger-door">
      <h2>{say('door.title')}</h2>
      <p className="quiet small">
        {say('door.port', { port })} · {say(`door.profile.${securityProfile}`)}
      </p>
      {data.chargePoints.length === 0 ? (
        <p className="quiet">{say('door.nobody')}</p>
      ) : (
        <Rows
          label={say('door.title')}
          columns={columns}
          rows={data.chargePoints}
          keyOf={({ id }) => id}
          empty={{ title: say('door.nobody') }}
        />
      )}
      {data.turnedAway.length > 0 && (
        <>
          <h3>{say('door.turned-away')}</h3>
          <TurnedAway label={say('door.turned-away')} rows={data.turnedAway} />
        </>
      )}
    </section>
  )
}

function Closed() {
  const { say } = useSay(words)
  return (
    <section className="charger-door">
      <h2>{say('door.title')}</h2>
      <p className="quiet small">{say('door.closed')}</p>
    </section>
  )
}
