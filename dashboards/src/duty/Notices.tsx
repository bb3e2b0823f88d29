import { SeverityMark } from '../alerts/marks.tsx'
import { Link } from '../app/Link.tsx'
import { alertPath } from '../app/route.ts'
import { usePeople } from '../form/people.ts'
import { type Column, Rows } from '../form/Rows.tsx'
import { Stamp } from '../time/Age.tsx'
import { useSay } from '../words/use-say.ts'
import { Attempts } from './Attempts.tsx'
import { FAILED, type Notice } from './ledger.ts'
import { ledgerWords } from './ledger-words.ts'
import { useNames } from './names.ts'
import { plans } from './plan-words.ts'
import { reasonWords } from './reasons.ts'

/** Lines of the ledger: to whom, of what and why, by what, and what became of it. */
export function Notices({ site, notices }: { readonly site: string; readonly notices: readonly Notice[] }) {
  const { say, of } = useSay(ledgerWords)
  const { say: sayPlan } = useSay(plans)
  const { nameOf } = usePeople()
  const { zone } = useNames(site)
  const about = ({ alertId, about }: Notice) => {
    if (alertId === null) return say('ledger.digest')
    const where = about === null || about.zone === '' ? [] : [zone(about.zone)]
    return (
      <Link href={alertPath(alertId)}>
        {about === null ? alertId : [of(about.title), ...where].join(' · ')}
      </Link>
    )
  }
  const why = ({ why, step, round }: Notice) =>
    why === 'digest' || step === 0
      ? say(`why.${why}`)
      : `${say(`why.${why}`)} · ${sayPlan('plan.step', { n: step })}${round > 1 ? ` · ${say('ledger.round', { n: round })}` : ''}`
  const columns: Column<Notice>[] = [
    { title: say('ledger.to'), show: ({ person }) => nameOf(person) },
    {
      title: say('ledger.stands'),
      show: ({ state, reason }) => (
        <>
          <span
            className="badge"
            data-is={FAILED.includes(state) ? 'bad' : state === 'sent' ? 'good' : undefined}
          >
            {say(`notice.${state}`)}
          </span>
          {reason !== null && <span className="small notice-reason">{reasonWords(say, reason)}</span>}
        </>
      ),
    },
    { title: say('ledger.by'), show: ({ attempts, screens }) => <Attempts {...{ attempts, screens }} /> },
    { title: say('ledger.about'), show: about },
    { title: say('ledger.severity'), show: ({ severity }) => <SeverityMark severity={severity} /> },
    { title: say('ledger.why'), show: why },
    {
      title: say('ledger.answered'),
      show: ({ acknowledgedAt, acknowledgedBy }) =>
        acknowledgedAt !== null && (
          <>
            {acknowledgedBy && nameOf(acknowledgedBy)} <Stamp at={acknowledgedAt} />
          </>
        ),
    },
    { title: say('ledger.at'), show: ({ queuedAt }) => <Stamp at={queuedAt} /> },
  ]
  return (
    <Rows
      label={say('ledger.title')}
      columns={columns}
      rows={notices}
      keyOf={({ id }) => id}
      empty={{ title: say('ledger.none'), help: say('ledger.none.help') }}
    />
  )
}
