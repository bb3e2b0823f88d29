import type { ReactNode } from 'react'
import type { WireAlert, WireAlertFile } from '../../../services/api/wire/alert.ts'
import { useNameOf } from '../api/colleagues.ts'
import { useDevices } from '../api/devices.ts'
import { usePlaces } from '../api/places.ts'
import { Link } from '../app/Link.tsx'
import { useCan, useSignedIn } from '../app/rights.ts'
import { devicePath } from '../app/route.ts'
import { Age, Lasting, Stamp } from '../time/Age.tsx'
import { useSay } from '../words/use-say.ts'
import { useWords } from '../words/words.ts'
import { acknowledgedBy } from './acknowledged-by.ts'
import { words } from './panel-words.ts'
import { deviceName, isOfSite } from './place.ts'
import { zonePath } from './zone-path.ts'

/** Where, since when, and who has it: what is asked first, in one look. */
export function Headline({ file }: { readonly file: WireAlertFile }) {
  const { say } = useSay(words)
  const { alert } = file
  return (
    <div className="headline">
      <Line mark={<PlaceMark />}>
        <Place alert={alert} />
      </Line>
      <Line mark={<ClockMark />}>
        <Since alert={alert} />
      </Line>
      <Whose file={file} />
      {alert.redacted && alert.deviceId === '' && <p className="notice">{say('head.withheld')}</p>}
    </div>
  )
}

function Place({ alert }: { readonly alert: WireAlert }) {
  const { say } = useWords()
  const { of } = useWords()
  const can = useCan()
  const places = usePlaces()
  const { data: devices } = useDevices()
  const path = [places.siteName(alert.site), ...zonePath(places.zonesOf(alert.site), alert.zone)]
  const name = deviceName(devices, alert.deviceId)
  return (
    <>
      <span className="place-path">{path.map(of).join(' › ')}</span>
      {isOfSite(alert) ? (
        <span className="place-device">{say('alert.whole-site')}</span>
      ) : (
        alert.deviceId !== '' && (
          <span className="place-device">
            {can('devices.read') ? <Link href={devicePath(alert.deviceId)}>{name}</Link> : name}
          </span>
        )
      )}
    </>
  )
}

function Since({ alert }: { readonly alert: WireAlert }) {
  const { say } = useWords()
  return (
    <>
      <Stamp at={alert.raisedAt} />
      <span className="quiet">
        <Age at={alert.raisedAt} />
      </span>
      <span className="quiet">
        {say('alert.lasting')} <Lasting from={alert.raisedAt} to={alert.clearedAt} />
      </span>
    </>
  )
}

/** Not once it is over: who closed it stands in its history. */
function Whose({ file }: { readonly file: WireAlertFile }) {
  const { alert } = file
  if (alert.handling === 'resolved') return null
  return (
    <Line mark={<PersonMark />}>
      <Holder file={file} handling={alert.handling} />
    </Line>
  )
}

interface HolderProps {
  readonly file: WireAlertFile
  readonly handling: Exclude<WireAlert['handling'], 'resolved'>
}

function Holder({ file: { alert, events }, handling }: HolderProps) {
  const { say } = useSay(words)
  const { username } = useSignedIn()
  const nameOf = useNameOf()
  if (handling === 'new') return <strong className="nobody">{say('head.nobody')}</strong>
  const who = alert.assignee ?? acknowledgedBy(events)
  if (who === username && handling === 'assigned') return <strong>{say('head.mine')}</strong>
  const key = handling === 'assigned' ? 'theirs' : handling
  return <strong>{say(`head.${key}`, { name: who === undefined ? '' : nameOf(who) })}</strong>
}

const Line = ({ mark, children }: { readonly mark: ReactNode; readonly children: ReactNode }) => (
  <p className="headline-line">
    {mark}
    <span>{children}</span>
  </p>
)

const Mark = ({ d }: { readonly d: string }) => (
  <svg viewBox="0 0 20 20" width="16" height="16" fill="none" stroke="currentColor" aria-hidden="true">
    <path d={d} strokeWidth="1.6" strokeLinecap="round" strokeLinejoin="round" />
  </svg>
)
const PlaceMark = () => (
  <Mark d="M10 18s6-5.600 6-10a6 6 0 1 0-12 0c0 4.400 6 10 6 10ZM10 10a2 2 0 1 0 0-4 2 2 0 0 0 0 4Z" />
)
const ClockMark = () => (
  <Mark d="M10 2.500a7.500 7.500 0 1 0 0 15 7.500 7.500 0 0 0 0-15ZM10 6v4.300l2.800 1.700" />
)
const PersonMark = () => (
  <Mark d="M10 10a3.500 3.500 0 1 0 0-7 3.500 3.500 0 0 0 0 7ZM3.500 17.500c.5-3.300 3.200-5 6.500-5s6 1.700 6.500 5" />
)
