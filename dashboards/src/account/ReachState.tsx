import type { WireMe } from '../../../services/api/wire/session.ts'
import { useSay } from '../words/use-say.ts'
import { words } from './words.ts'

/** Whether an alert that calls one would get through as things stand. */
export function ReachState({ me: { reach } }: { readonly me: WireMe }) {
  const { say, of } = useSay(words)
  if (reach == null) return <p className="quiet">{say('reach.nobody-calls')}</p>
  if (!reach.reachable)
    return (
      <p className="fault">
        <strong>{say('reach.lost')}</strong> {reach.says && of(reach.says)} {reach.remedy && of(reach.remedy)}
      </p>
    )
  return (
    <p>
      <span className="badge" data-is="good">
        {say('reach.well')}
      </span>{' '}
      {!reach.verified && say('reach.unverified')}
    </p>
  )
}
