import { problemWords } from '../api/request.ts'
import { Button } from '../light/Button.tsx'
import { useSay } from '../words/use-say.ts'
import { useWords } from '../words/words.ts'
import { inFours } from './case-number.ts'
import { words } from './issue-words.ts'
import { Qr } from './Qr.tsx'
import { useIssuedCase, wholeUrl } from './use-issued-case.ts'
import './issue-case.css'

/** The same in the hand, for the neighbour who stands beside: they scan it off the telephone, or are told the number. */
export default function IssueCaseLight({ alertId }: { readonly alertId: string }) {
  const { say } = useSay(words)
  const common = useWords()
  const { state, issue } = useIssuedCase(alertId)
  if (state?.isPublic !== true) return null
  const { issued } = state
  return (
    <section className="issue-case" aria-label={say('title')}>
      {issued === null ? (
        <Button busy={issue.isPending} onClick={() => issue.mutate()}>
          {say('issue')}
        </Button>
      ) : (
        <div className="issued-case">
          <Qr value={wholeUrl(issued.url)} title={say('qr.title')} size={200} />
          <div className="issued-case-side">
            <span className="quiet">{say('number')}</span>
            <strong className="issued-number">{inFours(issued.number)}</strong>
          </div>
        </div>
      )}
      <div role="alert">
        {issue.error !== null && (
          <p className="fault">{say('failed', { why: problemWords(common.say, issue.error) })}</p>
        )}
      </div>
    </section>
  )
}
