import { Awaited } from '../app/Awaited.tsx'
import { useListed } from '../words/list.ts'
import { useSay } from '../words/use-say.ts'
import { onDutyNow } from './calendar.ts'
import { Gaps } from './Gaps.tsx'
import { useNames } from './names.ts'
import { useCalendar } from './rotas.ts'
import { useSiteTime } from './site-time.ts'
import { Unreachable } from './Unreachable.tsx'
import { words } from './words.ts'

/** Who is on duty now, until when and who is next; where nobody is, it says so before all else. */
export function DutyNow({ site }: { readonly site: string }) {
  const { say } = useSay(words)
  const listed = useListed()
  const calendar = useCalendar(site)
  const names = useNames(site, calendar.data?.people)
  const stamp = useSiteTime(calendar.data?.timeZone)
  if (calendar.data === undefined) return <Awaited what={calendar} />
  const posts = [...onDutyNow(calendar.data)].sort(
    (a, b) => Number(a.on.length > 0) - Number(b.on.length > 0),
  )
  return (
    <section aria-labelledby="duty-now">
      <h2 id="duty-now">{say('duty.now')}</h2>
      {posts.length === 0 && <p className="card quiet">{say('duty.no-rota')}</p>}
      <ul className="duty-now">
        {posts.map(({ post, on, until, next }) => (
          <li key={`${post.role} ${post.zone}`} data-gap={on.length === 0}>
            <span className="quiet small">{names.post(post)}</span>
            <strong>{on.length === 0 ? say('duty.nobody') : listed(on.map(names.person))}</strong>
            <span className="small">
              {until === null ? say('duty.for-long') : say('duty.until', { time: stamp(until) })}
              {next !== null &&
                ` · ${next.length === 0 ? say('duty.next.nobody') : say('duty.next', { who: listed(next.map(names.person)) })}`}
            </span>
          </li>
        ))}
      </ul>
      <div className="what-is-wrong">
        <Gaps gaps={calendar.data.gaps} names={names} stamp={stamp} />
        <Unreachable site={site} />
      </div>
    </section>
  )
}
