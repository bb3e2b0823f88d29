import type { WireDeviceDoor } from '../../../../services/api/wire/device-door.ts'
import { useGet } from '../../api/use-get.ts'
import { useCan } from '../../app/rights.ts'
import { useSay } from '../../words/use-say.ts'
import { TurnedAway } from './TurnedAway.tsx'
import { words } from './turned-away-words.ts'

/** Who is not let in changes while somebody mends it. */
const LOOK_EVERY_MS = 10_000

/** Devices that connect to this server itself and are not let in. Nothing where there are none: those that are stand in their list. */
export function DeviceDoor() {
  const { say } = useSay(words)
  const can = useCan()
  const { data } = useGet<WireDeviceDoor>('/api/device-door', {
    enabled: can('sources.read'),
    everyMs: LOOK_EVERY_MS,
  })
  if (data === undefined || data.turnedAway.length === 0) return null
  const { port, tlsPort, turnedAway } = data
  return (
    <section className="device-door">
      <h2>{say('away.title')}</h2>
      <p className="quiet small">
        {tlsPort === null ? say('away.port', { port }) : say('away.ports', { port, tlsPort })} ·{' '}
        {say('away.help')}
      </p>
      <TurnedAway label={say('away.title')} rows={turnedAway} />
    </section>
  )
}
