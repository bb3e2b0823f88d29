import { memo, type ReactNode } from 'react'
import type { WireAlert } from '../../../../services/api/wire/alert.ts'
import { SeverityShape } from '../../alerts/marks.tsx'
import { useNameOf } from '../../api/colleagues.ts'
import { Link } from '../../app/Link.tsx'
import { useSignedIn } from '../../app/rights.ts'
import { useIsFresh } from '../../feed/live-store.ts'
import { lastingWords } from '../../time/age.ts'
import { useNowIn } from '../../time/now.ts'
import { useSay } from '../../words/use-say.ts'
import { useWords } from '../../words/words.ts'
import { usePresses } from '../outbox/use-outbox.ts'
import { WaitingChip } from '../outbox/WaitingChip.tsx'
import { alertHref } from '../route.ts'
import { words } from './words.ts'
import './round.css'

interface RoundRowProps {
  readonly alert: WireAlert
  readonly where: string
  /** What can be done without opening it. */
  readonly children?: ReactNode
}

/** What, where, since when, and who is at it: large enough to be read and hit while walking. */
export const RoundRow = memo(function RoundRow({ alert, where, children }: RoundRowProps) {
  const { say, of } = useWords()
  const fresh = useIsFresh(alert.id)
  const waits = usePresses().entries.some(({ alertId, refusal }) => alertId === alert.id && refusal === null)
  return (
    <li className="round-row" data-severity={alert.severity} data-fresh={fresh}>
      <SeverityShape severity={alert.severity} size={26} />
      <div className="round-what">
        <Link className="row-link" href={alertHref(alert.id)}>
          <span className="unseen">{say(`severity.${alert.severity}`)}: </span>
          {of(alert.title)}
        </Link>
        {where !== '' && <span className="round-where">{where}</span>}
        <span className="round-state">
          <Since at={alert.raisedAt} />
          <State alert={alert} />
          {waits && <WaitingChip />}
        </span>
      </div>
      {children}
    </li>
  )
})

function Since({ at }: { readonly at: string }) {
  const { say: tell } = useSay(words)
  const { say } = useWords()
  const since = useNowIn(now => tell('row.since', { lasting: lastingWords(say, now - Date.parse(at)) }))
  return <time dateTime={at}>{since}</time>
}

function State({ alert }: { readonly alert: WireAlert }) {
  const { say: tell } = useSay(words)
  const { username } = useSignedIn()
  const nameOf = useNameOf()
  const { assignee, handling, pausedUntil, condition, urged } = alert
  const said = [
    handling === 'acknowledged' && tell('row.seen'),
    assignee !== null &&
      (assignee === username
        ? tell('row.mine')
        : tell(handling === 'on-site' ? 'row.there' : 'row.has', { who: nameOf(assignee) })),
    pausedUntil !== null && tell('row.paused'),
    condition === 'cleared' && tell('row.over'),
    urged !== null && tell('row.urged', { n: urged.times }),
  ].filter(Boolean)
  return said.map(words => <span key={String(words)}>{words}</span>)
}
