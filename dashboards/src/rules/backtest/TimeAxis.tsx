import { localeTag } from '../../words/say.ts'
import { useWords } from '../../words/words.ts'

const DAY_MS = 86_400_000
const MARKS = 5

/** When it was, below the lanes: days, or the clock where it is not longer than one. */
export function TimeAxis({ from, to }: { readonly from: number; readonly to: number }) {
  const { language } = useWords()
  const format = new Intl.DateTimeFormat(localeTag[language], {
    hourCycle: 'h23',
    ...(to - from > 3 * DAY_MS
      ? { month: 'short', day: 'numeric' }
      : { day: 'numeric', hour: '2-digit', minute: '2-digit' }),
  })
  const marks = Array.from({ length: MARKS }, (_, i) => from + ((to - from) * i) / (MARKS - 1))
  return (
    <p className="time-axis quiet small">
      {marks.map(at => (
        <span key={at}>{format.format(at)}</span>
      ))}
    </p>
  )
}
