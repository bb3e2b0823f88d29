import type { WireAlert } from '../../../services/api/wire/alert.ts'
import { useWords } from '../words/words.ts'
import { type Condition, HANDLINGS, type Handling, type Severity } from './alert.ts'
import './marks.css'

/** A shape each, so that the level is read without its colour: octagon, triangle, diamond, circle. */
const SHAPES: Readonly<Record<Severity, string>> = {
  critical: 'M7 1.500h6L18.5 7v6L13 18.500H7L1.5 13V7Z',
  high: 'M10 1.8 19 17.600H1Z',
  medium: 'M10 1.2 18.8 10 10 18.8 1.2 10Z',
  low: 'M10 3a7 7 0 1 1 0 14 7 7 0 0 1 0-14Z',
}

export function SeverityShape({
  severity,
  size = 18,
}: {
  readonly severity: Severity
  readonly size?: number
}) {
  return (
    <svg
      className="shape"
      data-severity={severity}
      viewBox="0 0 20 20"
      width={size}
      height={size}
      aria-hidden="true"
    >
      <path d={SHAPES[severity]} fill="currentColor" />
      {severity === 'critical' && <path className="shape-cut" d="M10 5.200v6M10 14.400v.2" />}
    </svg>
  )
}

/** Shape, colour and word. */
export function SeverityMark({ severity }: { readonly severity: Severity }) {
  const { say } = useWords()
  return (
    <span className="severity" data-severity={severity}>
      <SeverityShape severity={severity} />
      <span>{say(`severity.${severity}`)}</span>
    </span>
  )
}

/** Is it still so? A full ring turns while it is; a tick when it is over. */
export function ConditionMark({ condition }: { readonly condition: Condition }) {
  const { say } = useWords()
  return (
    <span className="condition" data-condition={condition}>
      <svg viewBox="0 0 16 16" width="14" height="14" aria-hidden="true">
        {condition === 'active' ? (
          <>
            <circle cx="8" cy="8" r="6" fill="none" stroke="currentColor" strokeWidth="1.6" />
            <circle cx="8" cy="8" r="3" fill="currentColor" />
          </>
        ) : (
          <path d="m3 8.5 3.3 3.300L13 5" fill="none" stroke="currentColor" strokeWidth="2" />
        )}
      </svg>
      {say(`condition.${condition}`)}
    </span>
  )
}

/** What have people done about it, and who has it? Four steps, those taken filled. */
export function HandlingMark({ alert, who }: { readonly alert: WireAlert; readonly who: string }) {
  const { say } = useWords()
  return (
    <span className="handling" data-handling={alert.handling}>
      <Steps handling={alert.handling} />
      <span>
        {say(`handling.${alert.handling}`)}
        {alert.pausedUntil !== null && <span className="paused-mark">{say('alert.paused')}</span>}
        {who !== '' && <small>{who}</small>}
      </span>
    </span>
  )
}

function Steps({ handling }: { readonly handling: Handling }) {
  const taken = HANDLINGS.indexOf(handling)
  return (
    <span className="steps" aria-hidden="true">
      {HANDLINGS.slice(1).map((step, index) => (
        <i key={step} data-taken={index < taken} />
      ))}
    </span>
  )
}
