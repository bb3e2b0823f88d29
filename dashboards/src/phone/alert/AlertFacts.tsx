import type { WireAlert } from '../../../../services/api/wire/alert.ts'
import { useNameOf } from '../../api/colleagues.ts'
import { PersonMark } from '../../app/marks.tsx'
import { useSignedIn } from '../../app/rights.ts'
import { Stamp } from '../../time/Age.tsx'
import { lastingWords } from '../../time/age.ts'
import { useNow } from '../../time/now.ts'
import { useSay } from '../../words/use-say.ts'
import { useWords } from '../../words/words.ts'
import { PlaceMark, WaitingMark } from '../marks.tsx'
import { usePresses } from '../outbox/use-outbox.ts'
import { WaitingChip } from '../outbox/WaitingChip.tsx'
import { useWhere } from '../where.ts'
import { words } from './words.ts'

/** Where, since when, and who is at it. */
export function AlertFacts({ alert }: { readonly alert: WireAlert }) {
  const { say: tell } = useSay(words)
  const { say } = useWords()
  const { username } = useSignedIn()
  const { entries } = usePresses()
  const where = useWhere()
  const nameOf = useNameOf()
  const now = useNow()
  const { assignee, handling, raisedAt, clearedAt } = alert
  const end = clearedAt === null ? now : Date.parse(clearedAt)
  const waits = entries.some(({ alertId, refusal }) => alertId === alert.id && refusal === null)
  const isSettledByNobody = handling === 'resolved' && assignee === null
  const who = isSettledByNobody
    ? say('handling.resolved')
    : assignee === null
      ? tell('alert.who.nobody')
      : assignee === username
        ? tell('alert.who.me')
        : nameOf(assignee)
  return (
    <dl className="alert-facts">
      <div>
        <dt>
          <PlaceMark /> <span className="unseen">{tell('alert.where')}</span>
        </dt>
        <dd className="alert-where">{where(alert)}</dd>
      </div>
      <div>
        <dt>
          <WaitingMark /> <span className="unseen">{tell('alert.since')}</span>
        </dt>
        <dd>
          <Stamp at={raisedAt} />
          <small>{lastingWords(say, end - Date.parse(raisedAt))}</small>
        </dd>
      </div>
      <div>
        <dt>
          <PersonMark /> <span className="unseen">{tell('alert.who')}</span>
        </dt>
        <dd aria-live="polite">
          <b>{who}</b>
          {!isSettledByNobody && <small>{say(`handling.${handling}`)}</small>}
          {waits && <WaitingChip />}
        </dd>
      </div>
    </dl>
  )
}
