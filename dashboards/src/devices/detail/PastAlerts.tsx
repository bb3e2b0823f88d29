import type { WireAlertList } from '../../../../services/api/wire/alert.ts'
import type { WireDevice } from '../../../../services/api/wire/device.ts'
import { SeverityMark } from '../../alerts/marks.tsx'
import { query } from '../../api/request.ts'
import { useGet } from '../../api/use-get.ts'
import { Link } from '../../app/Link.tsx'
import { alertPath } from '../../app/route.ts'
import { Stamp } from '../../time/Age.tsx'
import { lastingWords } from '../../time/age.ts'
import { useSay } from '../../words/use-say.ts'
import { useWords } from '../../words/words.ts'
import { words } from './words.ts'

const SHOWN_MAX = 20
const ASKED_MAX = 200

/** All that is known of the device's alerts, the newest first; the chart marks them too. */
export const useDeviceAlerts = (id: string) =>
  useGet<WireAlertList>(`/api/alerts${query({ device: id, limit: ASKED_MAX })}`, { everyMs: 60_000 })

/** What there was before and is over. */
export function PastAlerts({ device }: { readonly device: WireDevice }) {
  const { say, of } = useSay(words)
  const common = useWords()
  const { data } = useDeviceAlerts(device.id)
  const past = data?.alerts.filter(({ handling }) => handling === 'resolved').slice(0, SHOWN_MAX)
  if (past === undefined) return null
  return (
    <section>
      <h2>{say('past.title')}</h2>
      {past.length === 0 && <p className="quiet">{say('past.none')}</p>}
      <ul className="past-alerts">
        {past.map(({ id, severity, title, raisedAt, clearedAt, cause }) => (
          <li key={id}>
            <SeverityMark severity={severity} />
            <Link href={alertPath(id)}>{of(title)}</Link>
            <span className="quiet">
              <Stamp at={raisedAt} />
              {clearedAt !== null && (
                <>
                  {' · '}
                  {say('past.lasted', {
                    time: lastingWords(common.say, Date.parse(clearedAt) - Date.parse(raisedAt)),
                  })}
                </>
              )}
              {cause !== null && ` · ${common.say(`cause.${cause}`)}`}
            </span>
          </li>
        ))}
      </ul>
    </section>
  )
}
