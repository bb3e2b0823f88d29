import type { WireAlert } from '../../../services/api/wire/alert.ts'
import { KindMark } from '../app/kind-marks.tsx'
import { Age } from '../time/Age.tsx'
import { useWords } from '../words/words.ts'
import { ConditionMark, HandlingMark, SeverityMark } from './marks.tsx'
import type { PlaceWords } from './place.ts'
import './list.css'

/** What makes a row of an alert what it is, whatever can be done in it. */
export const stateOf = ({ severity, handling, condition }: WireAlert) => ({
  'data-severity': severity,
  'data-handling': handling,
  'data-condition': condition,
})

export const SeverityCell = ({ alert }: { readonly alert: WireAlert }) => (
  <span data-cell="severity">
    <SeverityMark severity={alert.severity} />
  </span>
)

/** Beside the title: how often it came. */
export function Times({ alert: { occurrences } }: { readonly alert: WireAlert }) {
  const { say } = useWords()
  if (occurrences <= 1) return null
  return (
    <span className="times" title={say('alerts.occurrences', { n: occurrences })}>
      <span aria-hidden="true">×{occurrences}</span>
      <span className="unseen">{say('alerts.occurrences', { n: occurrences })}</span>
    </span>
  )
}

/** Below the title: why nobody is called, and what it is in words. */
export function Sentence({ alert: { suppressed, evidence } }: { readonly alert: WireAlert }) {
  const { say, of } = useWords()
  return (
    <>
      {suppressed !== null && <span className="held-mark">{say(`held.${suppressed.reason}`)}</span>}
      <small className="sentence">{of(evidence.sentence)}</small>
    </>
  )
}

/** Where, whether it is still so, who is at it, since when. */
export function StateCells({ alert, device, place, who }: PlaceWords & { readonly alert: WireAlert }) {
  return (
    <>
      <span data-cell="place">
        <KindMark kind={alert.deviceKind} />
        <span>
          {device}
          <small>{place}</small>
        </span>
      </span>
      <span data-cell="condition">
        <ConditionMark condition={alert.condition} />
      </span>
      <span data-cell="handling">
        <HandlingMark alert={alert} who={who} />
      </span>
      <span data-cell="since">
        <Age at={alert.raisedAt} />
      </span>
    </>
  )
}
