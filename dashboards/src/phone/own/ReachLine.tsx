import { useSignedIn } from '../../app/rights.ts'
import { useSay } from '../../words/use-say.ts'
import { words } from './words.ts'

/** Whether an alarm would get through, why not, and what mends it. */
export function ReachLine() {
  const { say: tell, of } = useSay(words)
  const { reach } = useSignedIn()
  if (reach === null || reach === undefined) return null
  if (reach.reachable)
    return <p className="quiet">{tell(reach.verified ? 'reach.well' : 'reach.unverified')}</p>
  return (
    <div className="notice">
      <p>
        <b>{tell('reach.title')}</b>
      </p>
      {reach.says && <p>{of(reach.says)}</p>}
      {reach.remedy && <p>{of(reach.remedy)}</p>}
    </div>
  )
}
