import type { WireMaintenanceWindow } from '../../../services/api/wire/maintenance.ts'
import { useDevices } from '../api/devices.ts'
import { usePlaces } from '../api/places.ts'
import { ask } from '../api/request.ts'
import { useChanged } from '../api/use-get.ts'
import { Link } from '../app/Link.tsx'
import { useCan } from '../app/rights.ts'
import { devicePath } from '../app/route.ts'
import { Sure } from '../form/Sure.tsx'
import { Lasting, Stamp } from '../time/Age.tsx'
import { useNow } from '../time/now.ts'
import { useSay } from '../words/use-say.ts'
import { MAINTENANCE } from './address.ts'
import { words } from './words.ts'

/** One work: where, from when to when, why, by whom; ended early, or called off before it begins. */
export function WorkRow({ window }: { readonly window: WireMaintenanceWindow }) {
  const { say } = useSay(words)
  const can = useCan()
  const changed = useChanged()
  const isUnderWay = Date.parse(window.from) <= useNow()
  const what = isUnderWay ? 'end' : 'call-off'
  async function end(): Promise<void> {
    await ask(`${MAINTENANCE}/${encodeURIComponent(window.id)}`, { method: 'DELETE' })
    await changed(MAINTENANCE)
  }
  return (
    <li className="card work-row">
      <div>
        <h2>{window.reason}</h2>
        <p>
          <span className="badge" data-is={isUnderWay ? 'warning' : undefined}>
            {say(isUnderWay ? 'work.under-way' : 'work.planned')}
          </span>{' '}
          <Where scope={window.scope} />
        </p>
        <p className="quiet">
          <Stamp at={window.from} /> – <Stamp at={window.to} /> (<Lasting from={window.from} to={window.to} />
          ) · {say('work.by', { who: window.by })}
        </p>
      </div>
      {can('maintenance.write') && (
        <Sure label={say(`work.${what}`)} title={say(`work.${what}.title`)} onSure={end}>
          <p>{window.reason}</p>
          <p>{say(`work.${what}.help`)}</p>
        </Sure>
      )}
    </li>
  )
}

function Where({ scope }: { readonly scope: WireMaintenanceWindow['scope'] }) {
  const { say, of } = useSay(words)
  const places = usePlaces()
  const { data: devices } = useDevices()
  const { site = '', zone, device } = scope
  const siteName = of(places.sites.find(({ id }) => id === site)?.name ?? { en: site, zh: site })
  if (device !== undefined)
    return <Link href={devicePath(device)}>{devices?.byId.get(device)?.name ?? device}</Link>
  if (zone !== undefined)
    return (
      <>
        {siteName} · {of(places.zoneName(site, zone))}
      </>
    )
  return (
    <>
      {siteName}: {say('work.site')}
    </>
  )
}
