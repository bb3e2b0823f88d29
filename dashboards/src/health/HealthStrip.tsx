import { SeverityShape } from '../alerts/marks.tsx'
import { Link } from '../app/Link.tsx'
import { useCan } from '../app/rights.ts'
import { alertPath } from '../app/route.ts'
import { useWords } from '../words/words.ts'
import { type Problem, useHealth } from './health.ts'
import './health.css'

/** What is wrong with the server and what to do about it, on every page; nothing when all is well. */
export function HealthStrip() {
  const { say } = useWords()
  const { data: problems = [] } = useHealth(useCan()('server.read'))
  if (problems.length === 0) return <div role="status" className="unseen" />
  return (
    <section className="health" aria-label={say('health.label')}>
      <div role="status">
        {problems.map(problem => (
          <OneProblem key={problem.alertId ?? problem.code} problem={problem} />
        ))}
      </div>
    </section>
  )
}

function OneProblem({ problem }: { readonly problem: Problem }) {
  const { say, of } = useWords()
  const { severity, title, advice, detail, alertId } = problem
  return (
    <p data-severity={severity}>
      <SeverityShape severity={severity} size={18} />
      <strong title={detail === null ? undefined : of(detail)}>{of(title)}</strong>
      <span className="quiet">{of(advice)}</span>
      {alertId !== null && <Link href={alertPath(alertId)}>{say('health.open')}</Link>}
    </p>
  )
}
