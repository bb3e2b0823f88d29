import type { WireDevice } from '../../../services/api/wire/device.ts'
import { usePlaces } from '../api/places.ts'
import { KindMark } from '../app/kind-marks.tsx'
import { Link } from '../app/Link.tsx'
import { devicePath } from '../app/route.ts'
import { listPath } from '../devices/device-filter.ts'
import type { Around } from '../devices/device-states.ts'
import { freshnessOf } from '../devices/freshness.ts'
import { Age } from '../time/Age.tsx'
import { useSay } from '../words/use-say.ts'
import { words } from './words.ts'

const SHOWN_MAX = 10

interface SilencesProps {
  readonly devices: readonly WireDevice[]
  readonly around: Around
}

/** What nothing is heard of, and since when. */
export function Silences({ devices, around: { kinds, now } }: SilencesProps) {
  const { say, of } = useSay(words)
  const places = usePlaces()
  const silent = devices
    .filter(device => freshnessOf(device, kinds?.get(device.kind), now) === 'silent')
    .sort((a, b) => Date.parse(a.lastSeenAt ?? '') - Date.parse(b.lastSeenAt ?? ''))
  return (
    <section className="card">
      <h2>{say('fleet.silences')}</h2>
      {silent.length === 0 && <p className="quiet">{say('fleet.silences.none')}</p>}
      <ul className="fleet-list">
        {silent.slice(0, SHOWN_MAX).map(device => (
          <li key={device.id}>
            <KindMark kind={device.kind} width="18" height="18" />
            <Link href={devicePath(device.id)}>{device.name}</Link>
            <span className="quiet">{of(places.zoneName(device.site, device.zone))}</span>
            <span>{device.lastSeenAt !== null && <Age at={device.lastSeenAt} />}</span>
          </li>
        ))}
      </ul>
      {silent.length > SHOWN_MAX && (
        <Link href={listPath({ state: 'silent' })}>{say('fleet.all', { n: silent.length })}</Link>
      )}
    </section>
  )
}
