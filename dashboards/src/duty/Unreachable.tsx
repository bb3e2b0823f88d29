import type { WireSiteReach } from '../../../services/api/wire/reach.ts'
import { sitePath } from '../api/places.ts'
import { useGet } from '../api/use-get.ts'
import { Link } from '../app/Link.tsx'
import { useCan } from '../app/rights.ts'
import { useListed } from '../words/list.ts'
import { useSay } from '../words/use-say.ts'
import { words } from './words.ts'

const STAFF = '/people/staff'

export const useReach = (site: string) => useGet<WireSiteReach>(`${sitePath(site)}/reachability`)

/** Whom an alert would call and who would not hear of it: why, and what to do. */
export function Unreachable({ site }: { readonly site: string }) {
  const { say, of } = useSay(words)
  const can = useCan()
  const listed = useListed()
  const { data } = useReach(site)
  const lost = data?.people.filter(({ reachable }) => !reachable) ?? []
  if (lost.length === 0) return null
  return (
    <div className="gaps">
      <p className="gaps-title">{say('reach.lost', { n: lost.length })}</p>
      <ul>
        {byReason(lost).map(([first, all]) => (
          <li key={first.why}>
            <strong>{listed(all.map(({ id, name }) => name ?? id))}</strong>: {first.says && of(first.says)}{' '}
            <span className="quiet">{first.remedy && of(first.remedy)}</span>
          </li>
        ))}
      </ul>
      {can('accounts.read') && location.pathname !== STAFF && (
        <Link href={`${STAFF}?site=${site}`}>{say('reach.staff')}</Link>
      )}
    </div>
  )
}

/** Those whom the same keeps from hearing, together: what to do is said once. */
function byReason(people: readonly Person[]): readonly (readonly [Person, readonly Person[]])[] {
  const reasons = Map.groupBy(people, ({ why }) => why)
  return [...reasons.values()].flatMap(all => (all[0] ? [[all[0], all] as const] : []))
}

type Person = WireSiteReach['people'][number]
