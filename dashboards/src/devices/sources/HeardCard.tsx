import type { ReactNode } from 'react'
import type { WireHeard } from '../../../../services/api/wire/source.ts'
import { useDevices, useKinds } from '../../api/devices.ts'
import { Link } from '../../app/Link.tsx'
import { devicePath } from '../../app/route.ts'
import { Stamp } from '../../time/Age.tsx'
import { useSay } from '../../words/use-say.ts'
import { useWords } from '../../words/words.ts'
import { useReason } from '../reasons.ts'
import { valueWords } from '../value.ts'
import { Fields } from './Fields.tsx'
import { words } from './words.ts'

/** What a message says of one device: in its own words, and what comes of it. */
export function HeardCard({ heard }: { readonly heard: WireHeard }) {
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
      {what === 'said' && <Said heard={heard} />}
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

function Said({ heard }: { readonly heard: WireHeard }) {
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
          <WhatItIs heard={heard} />
        </div>
      </div>
    </>
  )
}

/** Its reading, and by what its kind is known. */
function WhatItIs({ heard }: { readonly heard: WireHeard }) {
  const { say, of } = useSay(words)
  const { data: kinds } = useKinds()
  const { kind, kindBy, becomes } = heard
  if (becomes === 'ignored') return <p className="quiet">{say('heard.none')}</p>
  if (kind === undefined || kindBy === undefined) return <p className="quiet">{say('heard.choose-kind')}</p>
  const title = kinds?.get(kind)?.title
  return (
    <>
      <p className="quiet small">{say(`heard.by.${kindBy}`, { kind: title ? of(title) : kind })}</p>
      <Reading heard={heard} />
    </>
  )
}

const Labelled = ({ as, children }: { readonly as: string; readonly children: ReactNode }) => (
  <>
    {as} {children}
  </>
)

/** The values by what the kind calls them, and what of it was refused. */
export function Reading({
  heard,
}: {
  readonly heard: Pick<WireHeard, 'values' | 'rejected' | 'reason' | 'kind'>
}) {
  const { say } = useSay(words)
  const common = useWords()
  const reason = useReason()
  const specs = useMetrics()
  const values = Object.entries(heard.values ?? {})
  const title = (name: string) =>
    specs(name) ? common.of(specs(name)?.title ?? { en: name, zh: name }) : name
  return (
    <>
      {heard.reason !== undefined && (
        <p className="field-warning">
          {say('heard.no-reading', { reason: reason({ reason: heard.reason }) })}
        </p>
      )}
      <dl className="heard-values">
        {values.map(([name, value]) => (
          <div key={name}>
            <dt>{title(name)}</dt>
            <dd>{valueWords(common, value, specs(name))}</dd>
          </div>
        ))}
      </dl>
      {(heard.rejected?.length ?? 0) > 0 && (
        <>
          <p className="heard-label">{say('heard.rejected')}</p>
          <ul className="heard-rejected">
            {heard.rejected?.map(each => (
              <li key={each.metric}>{reason({ reason: each.reason, metric: title(each.metric) })}</li>
            ))}
          </ul>
        </>
      )}
    </>
  )
}

/** What is called the same is the same in all kinds. */
function useMetrics() {
  const { data: kinds } = useKinds()
  return (name: string) => {
    for (const kind of kinds?.values() ?? []) if (name in kind.metrics) return kind.metrics[name]
    return undefined
  }
}
