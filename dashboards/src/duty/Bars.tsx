import { useListed } from '../words/list.ts'
import { useSay } from '../words/use-say.ts'
import type { Bar, Post } from './calendar.ts'
import type { Names } from './names.ts'
import { words } from './words.ts'
import { clockIn } from './zone-time.ts'

interface BarsProps {
  readonly bars: readonly Bar[]
  readonly post: Post
  readonly names: Names
  readonly timeZone: string
  readonly press: ((post: Post, bar: Bar) => void) | undefined
}

/** The stretches of one day, one below the other, each as long as it is of the day; a gap is one in words and pattern. */
export function Bars({ bars, post, names, timeZone, press }: BarsProps) {
  const { say } = useSay(words)
  const listed = useListed()
  const clock = (at: number) => clockIn(timeZone, at).time
  // The end of a day is 24:00 of it.
  const last = (at: number) => clock(at).replace(/^00:00$/, '24:00')
  return bars.map(bar => {
    const isGap = bar.on.length === 0
    const who = isGap ? say('duty.nobody') : listed(bar.on.map(names.person))
    const when = bar.isWholeDay ? say('calendar.all-day') : `${clock(bar.shownFrom)}–${last(bar.shownTo)}`
    const look = {
      className: 'bar-of-duty',
      'data-gap': isGap,
      'data-override': bar.isOverride,
      style: { '--start': bar.start, '--end': bar.end } as React.CSSProperties,
    }
    const text = (
      <>
        <span className="bar-who">{who}</span>
        <span className="bar-when">
          {bar.isOverride && `${say('calendar.override')} `}
          {when}
        </span>
      </>
    )
    return press === undefined ? (
      <div key={bar.key} {...look}>
        {text}
      </div>
    ) : (
      <button key={bar.key} type="button" {...look} onClick={() => press(post, bar)}>
        {text}
      </button>
    )
  })
}
