import type { WireMe } from '../../../services/api/wire/session.ts'
import { Link } from '../app/Link.tsx'
import { useSay } from '../words/use-say.ts'
import { bannerWords } from './banner-words.ts'
import './banner.css'

/** Across the console, as long as an alert that calls one would not get through: why, and the one step that mends it. */
export function ReachBanner({ me: { reach } }: { readonly me: WireMe }) {
  const { say, of } = useSay(bannerWords)
  if (reach == null || reach.reachable) return null
  return (
    <div className="reach-lost" role="status">
      <strong>{say('banner.lost')}</strong>
      {reach.says && <span>{of(reach.says)}</span>}
      {reach.remedy && <span className="quiet">{of(reach.remedy)}</span>}
      <Link href="/account">{say('banner.mend')}</Link>
    </div>
  )
}
