import { Button, Popconfirm } from 'antd'
import { useCallback, useState } from 'react'
import type { WireIssuedCase } from '../../../services/api/wire/case.ts'
import { useProblem } from '../form/problem.ts'
import { useSay } from '../words/use-say.ts'
import { CaseSlip } from './CaseSlip.tsx'
import { inFours } from './case-number.ts'
import { copyText } from './copy-text.ts'
import { words } from './issue-words.ts'
import { Qr } from './Qr.tsx'
import { useIssuedCase, wholeUrl } from './use-issued-case.ts'
import './issue-case.css'

/** Beside an alert of the console: nothing at all where it may have no case, or whoever looks may give none. */
export function IssueCase({ alertId }: { readonly alertId: string }) {
  const { say } = useSay(words)
  const problem = useProblem()
  const { state, issue, revoke } = useIssuedCase(alertId)
  if (state?.isPublic !== true) return null
  const error = issue.error ?? revoke.error
  return (
    <section className="issue-case" aria-label={say('title')}>
      <h3>{say('title')}</h3>
      {state.issued === null ? (
        <>
          <p className="quiet small">{say('why')}</p>
          <div>
            <Button loading={issue.isPending} onClick={() => issue.mutate()}>
              {say('issue')}
            </Button>
          </div>
        </>
      ) : (
        <Issued issued={state.issued} revoke={() => revoke.mutate()} />
      )}
      <div role="alert">
        {error !== null && <p className="fault">{say('failed', { why: problem(error) })}</p>}
      </div>
    </section>
  )
}

function Issued({ issued, revoke }: { readonly issued: WireIssuedCase; readonly revoke: () => void }) {
  const { say } = useSay(words)
  const [isPrinting, setPrinting] = useState(false)
  const [isCopied, setCopied] = useState(false)
  const printed = useCallback(() => setPrinting(false), [])
  const url = wholeUrl(issued.url)
  return (
    <div className="issued-case">
      <Qr value={url} title={say('qr.title')} />
      <div className="issued-case-side">
        <span className="quiet small">{say('number')}</span>
        <strong className="issued-number">{inFours(issued.number)}</strong>
        <a href={url} target="_blank" rel="noopener noreferrer">
          {say('open')}
        </a>
        <div className="issued-case-actions">
          <Button onClick={async () => setCopied(await copyText(url))}>
            {say(isCopied ? 'copied' : 'copy')}
          </Button>
          <Button onClick={() => setPrinting(true)}>{say('print')}</Button>
          <Popconfirm title={say('revoke.sure')} okText={say('revoke.yes')} onConfirm={revoke}>
            <Button type="text" danger>
              {say('revoke')}
            </Button>
          </Popconfirm>
        </div>
      </div>
      {isPrinting && <CaseSlip issued={issued} done={printed} />}
    </div>
  )
}
