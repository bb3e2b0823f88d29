import { SEVERITIES } from '../alerts/alert.ts'
import { useSay } from '../words/use-say.ts'
import { useWords } from '../words/words.ts'
import { Mark } from './ThingMark.tsx'
import type { ThingState } from './things.ts'
import { words } from './words.ts'

/** What the marks mean: a shape and a word each. */
export function PlanKey() {
  const { say } = useSay(words)
  const { say: common } = useWords()
  const one = (key: string, word: string, state: ThingState, severity?: (typeof SEVERITIES)[number]) => (
    <li key={key}>
      <svg viewBox="-22 -22 44 44" width="24" height="24" aria-hidden="true">
        <Mark {...{ state, severity }} kind="smart-bin" />
      </svg>
      {word}
    </li>
  )
  return (
    <details className="plan-key">
      <summary>{say('plan.key')}</summary>
      <ul>
        {SEVERITIES.map(severity => one(severity, common(`severity.${severity}`), 'alert', severity))}
        {one('held', say('plan.state.held', { title: common('severity.high') }), 'held', 'high')}
        {one('silent', say('plan.state.silent'), 'silent')}
        {one('well', say('plan.state.well'), 'well')}
      </ul>
    </details>
  )
}
