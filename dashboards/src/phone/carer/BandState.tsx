import type { WireDevice } from '../../../../services/api/wire/device.ts'
import { isHandheldOfApple } from '../../push/support.ts'
import { Age } from '../../time/Age.tsx'
import { localeTag } from '../../words/say.ts'
import { useSay } from '../../words/use-say.ts'
import { BandMark, BatteryMark, PlaceMark } from '../marks.tsx'
import { useZoneName } from '../zones.ts'
import { words } from './words.ts'

/** As the default of the rule `battery-low`. */
const BATTERY_LOW_PERCENT = 15

interface BandStateProps {
  readonly device: WireDevice
  readonly locationShown: boolean
}

/** Worn, charged, heard, and where. */
export function BandState({ device, locationShown }: BandStateProps) {
  const { say: tell, language } = useSay(words)
  const zone = useZoneName()(device.site, device.zone)
  const { worn, batteryPercent } = device.values
  const isWorn = worn === true ? 'state.worn' : worn === false ? 'state.not-worn' : 'state.worn.unknown'
  const percent = typeof batteryPercent === 'number' ? batteryPercent : undefined
  const figure = new Intl.NumberFormat(localeTag[language], { style: 'percent' }).format((percent ?? 0) / 100)
  const isLow = percent !== undefined && percent <= BATTERY_LOW_PERCENT
  return (
    <section aria-labelledby="band-state">
      <h2 id="band-state">{tell('state.title')}</h2>
      <ul className="band-state">
        <li data-wrong={worn === false}>
          <BandMark /> {tell(isWorn)}
          {device.lastSeenAt !== null && (
            <small>
              <Heard at={device.lastSeenAt} />
            </small>
          )}
        </li>
        {percent !== undefined && (
          <li data-wrong={isLow}>
            <BatteryMark percent={percent} /> {tell('state.battery', { percent: figure })}
            {isLow && <b>{tell('state.battery.low')}</b>}
          </li>
        )}
        <li>
          <PlaceMark /> {zone}
          <Position device={device} shown={locationShown} />
        </li>
      </ul>
    </section>
  )
}

function Heard({ at }: { readonly at: string }) {
  const { say: tell } = useSay(words)
  const [before = '', after = ''] = tell('state.heard').split('{age}')
  return (
    <>
      {before}
      <Age at={at} />
      {after}
    </>
  )
}

/** Opens the phone's own map; no map service is asked by this page. */
function Position({ device, shown }: { readonly device: WireDevice; readonly shown: boolean }) {
  const { say: tell } = useSay(words)
  const { lat, lon } = device.values
  if (!shown) return <small>{tell('state.location.hidden')}</small>
  if (typeof lat !== 'number' || typeof lon !== 'number') return null
  const at = `${lat},${lon}`
  // An iPhone knows no geo: links.
  const href = isHandheldOfApple(navigator) ? `maps://?q=${at}` : `geo:${at}?q=${at}`
  return (
    <a className="map-link" href={href}>
      {tell('state.map')}
    </a>
  )
}
