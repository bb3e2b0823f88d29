import type { WireDutyCalendar } from '../../../services/api/wire/duty.ts'
import { useSay } from '../words/use-say.ts'
import type { Names } from './names.ts'
import { words } from './words.ts'

const SHOWN_MAX = 6

interface GapsProps {
  readonly gaps: WireDutyCalendar['gaps']
  readonly names: Names
  readonly stamp: (at: string) => string
}

/** When nobody will be there within the next two weeks. */
export function Gaps({ gaps, names, stamp }: GapsProps) {
  const { say } = useSay(words)
  if (gaps.length === 0) return null
  return (
    <div className="gaps">
      <p className="gaps-title">{say('duty.gaps', { n: gaps.length })}</p>
      <ul>
        {gaps.slice(0, SHOWN_MAX).map(gap => (
          <li key={`${gap.role} ${gap.zone} ${gap.from}`}>
            <strong>{names.post(gap)}</strong> {stamp(gap.from)} – {stamp(gap.to)}
          </li>
        ))}
      </ul>
      {gaps.length > SHOWN_MAX && <p>{say('duty.gaps.more', { n: gaps.length - SHOWN_MAX })}</p>}
    </div>
  )
}
