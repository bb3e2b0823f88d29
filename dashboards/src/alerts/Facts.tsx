import type { ReactNode } from 'react'
import type { WireAlert } from '../../../services/api/wire/alert.ts'
import { useDevices } from '../api/devices.ts'
import { Link } from '../app/Link.tsx'
import { devicePath } from '../app/route.ts'
import { Age, Lasting, Stamp } from '../time/Age.tsx'
import { lastingWords } from '../time/age.ts'
import { useWords } from '../words/words.ts'
import { SeverityMark } from './marks.tsx'
import { deviceName, isOfSite } from './place.ts'

/** What, where, since when. */
export function Facts({ alert }: { readonly alert: WireAlert }) {
  const { say } = useWords()
  const { data: devices } = useDevices()
  const { delayMs } = alert.evidence
  return (
    <section className="facts-area">
      <dl className="facts">
        <Fact name={say('alert.device')}>
          {isOfSite(alert) ? (
            say('alert.whole-site')
          ) : (
            <>
              <Link href={devicePath(alert.deviceId)}>{deviceName(devices, alert.deviceId)}</Link>{' '}
              <small className="quiet">{alert.deviceId}</small>
            </>
          )}
        </Fact>
        <Fact name={say('alert.zone')}>
          {alert.zone} <small className="quiet">{alert.site}</small>
        </Fact>
        <Fact name={say('alert.since')}>
          <Stamp at={alert.raisedAt} />{' '}
          <small className="quiet">
            <Age at={alert.raisedAt} />
          </small>
        </Fact>
        <Fact name={say('alert.lasting')}>
          <Lasting from={alert.raisedAt} to={alert.clearedAt} />
        </Fact>
        {alert.clearedAt !== null && (
          <Fact name={say('alert.cleared-at')}>
            <Stamp at={alert.clearedAt} />
          </Fact>
        )}
        <Fact name={say('alert.occurrences')}>{alert.occurrences}</Fact>
        {alert.peakSeverity !== alert.severity && (
          <Fact name={say('alert.peak')}>
            <SeverityMark severity={alert.peakSeverity} />
          </Fact>
        )}
        {alert.urged !== null && (
          <Fact name={say('alert.urged')}>
            {say('alert.urged.times', { n: alert.urged.times })} <Age at={alert.urged.at} />
          </Fact>
        )}
        {alert.cause !== null && <Fact name={say('alert.cause')}>{say(`cause.${alert.cause}`)}</Fact>}
        <Fact name={say('alert.number')}>{alert.id}</Fact>
      </dl>
      {alert.latched && alert.handling !== 'resolved' && <p className="notice">{say('alert.latched')}</p>}
      {alert.pausedUntil !== null && (
        <p className="notice">
          {say('alert.paused.until')} <Stamp at={alert.pausedUntil} />
        </p>
      )}
      {alert.suppressed !== null && <Held alert={alert} hold={alert.suppressed} />}
      {delayMs !== undefined && (
        <p className="notice">{say('alert.delay', { duration: lastingWords(say, delayMs) })}</p>
      )}
    </section>
  )
}

interface HeldProps {
  readonly alert: WireAlert
  readonly hold: NonNullable<WireAlert['suppressed']>
}

/** Why people hear nothing of it, and until when where that is known. */
function Held({ alert, hold }: HeldProps) {
  const { say } = useWords()
  return (
    <p className="notice">
      {say(`held.${hold.reason}.long`, { by: hold.by })}
      {hold.reason === 'shelved' && alert.shelvedUntil !== null && (
        <>
          {' '}
          <Stamp at={alert.shelvedUntil} />
        </>
      )}
    </p>
  )
}

function Fact({ name, children }: { readonly name: string; readonly children: ReactNode }) {
  return (
    <div>
      <dt>{name}</dt>
      <dd>{children}</dd>
    </div>
  )
}
