import type { WireAlert } from '../../../../services/api/wire/alert.ts'
import { SeverityMark } from '../../alerts/marks.tsx'
import { Link } from '../../app/Link.tsx'
import { alertPath } from '../../app/route.ts'
import { Stamp } from '../../time/Age.tsx'
import { useSay } from '../../words/use-say.ts'
import { useDeviceAlerts } from '../detail/PastAlerts.tsx'
import type { Range } from './range.ts'
import { words } from './words.ts'

/** The alerts of the device that were open at some time of the range, the newest first. */
export function useMarks(deviceId: string, { from, to }: Range): readonly WireAlert[] {
  const { data } = useDeviceAlerts(deviceId)
  return (data?.alerts ?? []).filter(
    ({ raisedAt, clearedAt }) =>
      Date.parse(raisedAt) < to && (clearedAt === null || Date.parse(clearedAt) > from),
  )
}

const SHOWN_MAX = 8

/** The same as words: what the marks in the charts are. */
export function AlertMarks({ marks }: { readonly marks: readonly WireAlert[] }) {
  const { say, of } = useSay(words)
  if (marks.length === 0) return null
  return (
    <>
      <h3>{say('history.alerts', { n: marks.length })}</h3>
      <ul className="past-alerts">
        {marks.slice(0, SHOWN_MAX).map(({ id, severity, title, raisedAt }) => (
          <li key={id}>
            <SeverityMark severity={severity} />
            <Link href={alertPath(id)}>{of(title)}</Link>
            <span className="quiet">
              <Stamp at={raisedAt} />
            </span>
          </li>
        ))}
      </ul>
    </>
  )
}
