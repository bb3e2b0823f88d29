import { useSay } from '../../words/use-say.ts'
import { useUnclaimed } from '../sources/source-api.ts'
import { words } from './words.ts'

/** How many wait to be adopted, on the tab that leads to them. */
export function WaitingCount() {
  const { say } = useSay(words)
  const n = useUnclaimed().data?.devices.length ?? 0
  if (n === 0) return null
  return (
    <span className="count" title={say('claim.waiting', { n })}>
      {n}
    </span>
  )
}
