import type { ReactNode } from 'react'
import type { WireAlert } from '../../../services/api/wire/alert.ts'
import { Age, Stamp } from '../time/Age.tsx'
import { lastingWords } from '../time/age.ts'
import { useSay } from '../words/use-say.ts'
import { useWords } from '../words/words.ts'
import { SeverityMark } from './marks.tsx'
import { words } from './panel-words.ts'
import { isOfSite } from './place.ts'

/** What is asked for less often, folded away; what keeps people from hearing of it is told in any case. */
export function Facts({ alert }: { readonly alert: WireAlert }) {
  const { say } = useSay(words)
  return (
    <details className="facts-area">
      <summary>{say('head.more')}</summary>
      <MoreFacts alert={alert} />
    </details>
  )
}

function MoreFacts({ alert }: { readonly alert: WireAlert }) {
  const { say } = useWords()
  return (
    <dl className="facts">
      <Fact name={say('alert.number')}>{alert.id}</Fact>
      {alert.deviceId !== '' && !isOfSite(alert) && <Fact name={say('alert.device')}>{alert.deviceId}</Fact>}
      <Fact name={say('alert.since')}>
        <Stamp at={alert.raisedAt} />
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
      {alert.cause !== null && <Fact name={say('alert.cause')}>{say(`cause.${alert.cause}`)}</Fact>}
    </dl>
  )
}

/** What is out of the ordinary about it: said at the top, where it is not missed. */
export function Remarks({ alert }: { readonly alert: WireAlert }) {
  const { say } = useWords()
  const { delayMs } = alert.evidence
  return (
    <>
      {alert.latched && alert.handling !== 'resolved' && !alert.redacted && (
        <p className="notice">{say('alert.latched')}</p>
      )}
      {alert.pausedUntil !== null && (
        <p className="notice">
          {say('alert.paused.until')} <Stamp at={alert.pausedUntil} />
        </p>
      )}
      {alert.urged !== null && (
        <p className="notice urged">
          {say('alert.urged')} {say('alert.urged.times', { n: alert.urged.times })}{' '}
          <Age at={alert.urged.at} />
        </p>
      )}
      {alert.suppressed !== null && <Held alert={alert} hold={alert.suppressed} />}
      {delayMs !== undefined && (
        <p className="notice">{say('alert.delay', { duration: lastingWords(say, delayMs) })}</p>
      )}
    </>
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
