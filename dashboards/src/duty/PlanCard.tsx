import type { WirePlan } from '../../../services/api/wire/plan.ts'
import type { PlanTold } from './plan-told.ts'
import { Timeline } from './Timeline.tsx'

interface PlanCardProps {
  readonly plan: WirePlan
  readonly told: PlanTold
  /** Absent for those who may only look, and for what cannot be changed. */
  readonly onOpen: (() => void) | undefined
}

export function PlanCard({ plan, told, onOpen }: PlanCardProps) {
  const title = told.match(plan)
  return (
    <article className="card duty-plan">
      <h3>
        {onOpen === undefined ? (
          title
        ) : (
          <button type="button" className="as-link" onClick={onOpen}>
            {title}
          </button>
        )}
      </h3>
      <Timeline plan={plan} told={told} />
    </article>
  )
}
