import type { WirePlan } from '../../../services/api/wire/plan.ts'
import { useListed } from '../words/list.ts'
import { useSay } from '../words/use-say.ts'
import { useDelayWords } from './delays.ts'
import type { PlanTold } from './plan-told.ts'
import { plans } from './plan-words.ts'

interface TimelineProps {
  readonly plan: Omit<WirePlan, 'id' | 'version' | 'builtIn' | 'match'>
  readonly told: PlanTold
}

/** The steps of a plan from left to right, who and by what, and what comes after the last. */
export function Timeline({ plan, told }: TimelineProps) {
  const { say } = useSay(plans)
  const delay = useDelayWords()
  const listed = useListed()
  const { steps, repeatAfterMs, roundsMax, takeWithinMs, resolveWithinMs } = plan
  const rounds = roundsMax === undefined ? say('plan.endless') : say('plan.rounds', { n: roundsMax })
  return (
    <>
      <ol className="timeline-of-plan">
        {steps.map(({ afterMs, tell, by }, n) => (
          // biome-ignore lint/suspicious/noArrayIndexKey: while it is typed two steps may have one time
          <li key={n}>
            <span className="step-time">{delay(afterMs)}</span>
            <strong>{listed(tell.map(told.target)) || '—'}</strong>
            <span className="quiet small">
              {by ? say('plan.by', { ways: listed(by.map(told.way)) }) : say('plan.by-own')}
            </span>
          </li>
        ))}
        <li data-last={true}>
          {repeatAfterMs === undefined ? (
            <span className="quiet">{say('plan.once')}</span>
          ) : (
            <>
              <span className="step-time">{say('plan.again', { time: told.lasting(repeatAfterMs) })}</span>
              <span className="quiet small">{rounds}</span>
            </>
          )}
        </li>
      </ol>
      {(takeWithinMs !== undefined || resolveWithinMs !== undefined) && (
        <p className="small">
          {takeWithinMs !== undefined && say('plan.take', { time: told.lasting(takeWithinMs) })}
          {takeWithinMs !== undefined && resolveWithinMs !== undefined && ' · '}
          {resolveWithinMs !== undefined && say('plan.resolve', { time: told.lasting(resolveWithinMs) })}
        </p>
      )}
    </>
  )
}
