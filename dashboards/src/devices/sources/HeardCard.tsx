import type { ReactNode } from 'react'
import type { WireHeard } from '../../../../services/api/wire/source.ts'
import { useDevices } from '../../api/devices.ts'
import { Link } from '../../app/Link.tsx'
import { devicePath } from '../../app/route.ts'
import { Stamp } from '../../time/Age.tsx'
import { useSay } from '../../words/use-say.ts'
import { useReason } from '../reasons.ts'
import { Fields } from './Fields.tsx'
import { type Take, WhatItIs } from './WhatItIs.tsx'
import { words } from './words.ts'

interface HeardCardProps {
  readonly heard: WireHeard
  /** What it looks like is tried in earnest. */
  readonly onTake: Take
}

/** What a message says of one device: in its own words, and what comes of it. */
export function HeardCard({ heard, onTake }: HeardCardProps) {
  const { say } = useSay(words)
  const reason = useReason()
  const { what, address, name, model, event, online } = heard
  return (
    <div className="heard-card card">
      <p>
        {say('heard.address')} <code>{address}</code>{' '}
        <strong>{[name, model].filter(Boolean).join(' · ')}</strong>
      </p>
      <Known heard={heard} />
      {what === 'event' && <p>{say('heard.event', { event: reason({ reason: event ?? '' }) })}</p>}
      {what === 'status' && <p>{say(online ? 'heard.online' : 'heard.offline')}</p>}
      {what === 'said' && <Said {...{ heard, onTake }} />}
    </div>
  )
}

/** Who it is here. */
function Known({ heard: { device, becomes, kindBy } }: { readonly heard: WireHeard }) {
  const { say } = useSay(words)
  const { data } = useDevices()
  if (device !== undefined) {
    const name = data?.byId.get(device)?.name ?? device
    return <Link href={devicePath(device)}>{say('heard.registered', { name })}</Link>
  }
  if (becomes === 'ignored') return <p className="quiet small">{say('heard.ignored')}</p>
  const waits = becomes === 'unclaimed' || kindBy === 'as'
  return waits ? <p className="quiet small">{say('heard.waits')}</p> : null
}

function Said({ heard, onTake }: HeardCardProps) {
  const { say } = useSay(words)
  return (
    <>
      <p className="quiet small">
        {heard.at === undefined ? (
          say('heard.no-time')
        ) : (
          <Labelled as={say('heard.at')}>{<Stamp at={heard.at} />}</Labelled>
        )}
      </p>
      <div className="heard-both">
        <div>
          <p className="heard-label">{say('heard.words')}</p>
          <Fields fields={heard.fields ?? {}} frame={heard.frame} />
        </div>
        <div>
          <p className="heard-label">
            {say(heard.becomes === 'unclaimed' ? 'heard.reading.adopted' : 'heard.reading')}
          </p>
          <WhatItIs {...{ heard, onTake }} />
        </div>
      </div>
    </>
  )
}

const Labelled = ({ as, children }: { readonly as: string; readonly children: ReactNode }) => (
  <>
    {as} {children}
  </>
)
