import { Link } from '../../app/Link.tsx'
import { usePlace } from '../../app/location.ts'
import { useSignedIn } from '../../app/rights.ts'
import { useSay } from '../../words/use-say.ts'
import { ME } from '../route.ts'
import { words } from './words.ts'

/** Somebody who would be called, and could not be: better seen before than after. */
export function ReachBanner() {
  const { say: tell } = useSay(words)
  const { reach } = useSignedIn()
  const { path } = usePlace()
  if (reach === null || reach === undefined || reach.reachable || path === ME) return null
  return (
    <Link className="reach-banner" href={ME}>
      <b>{tell('reach.title')}</b> <span>{tell('reach.do')}</span>
    </Link>
  )
}
