import type { WireRota } from '../../../services/api/wire/duty.ts'
import { localeTag } from '../words/say.ts'
import { useSay } from '../words/use-say.ts'
import { Bars } from './Bars.tsx'
import { type Bar, barsOf, type Gap, type Post } from './calendar.ts'
import type { Names } from './names.ts'
import { words } from './words.ts'
import type { Day } from './zone-time.ts'

export interface CalendarProps {
  readonly posts: readonly Post[]
  readonly days: readonly Day[]
  readonly day: Day
  readonly today: Day
  readonly timeZone: string
  readonly rotas: readonly WireRota[]
  readonly gaps: readonly Gap[]
  readonly names: Names
  /** Absent for those who may only look. */
  readonly press: ((post: Post, bar: Bar) => void) | undefined
}

/** A row for each post, a column for each day. */
export function WeekCalendar({ posts, days, today, timeZone, rotas, gaps, names, press }: CalendarProps) {
  const { say } = useSay(words)
  return (
    // biome-ignore lint/a11y/noNoninteractiveTabindex: what scrolls is to be reached without a mouse
    <section className="week scroll-x" aria-label={say('calendar.week')} tabIndex={0}>
      <table>
        <thead>
          <tr>
            <th scope="col">{say('calendar.post')}</th>
            {days.map(day => (
              <th key={day} scope="col" data-today={day === today}>
                <DayName day={day} />
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {posts.map(post => (
            <tr key={`${post.role} ${post.zone}`}>
              <th scope="row">{names.post(post)}</th>
              {days.map(day => (
                <td key={day} data-today={day === today}>
                  <Bars
                    bars={barsOf(post, day, { rotas, gaps, timeZone })}
                    {...{ post, names, timeZone, press }}
                  />
                </td>
              ))}
            </tr>
          ))}
        </tbody>
      </table>
    </section>
  )
}

export function DayName({ day, short = false }: { readonly day: Day; readonly short?: boolean }) {
  const { language } = useSay(words)
  const shape = short
    ? { day: 'numeric' as const }
    : { weekday: 'short' as const, month: 'numeric' as const, day: 'numeric' as const }
  const format = new Intl.DateTimeFormat(localeTag[language], { timeZone: 'UTC', ...shape })
  return <time dateTime={day}>{format.format(new Date(`${day}T12:00Z`))}</time>
}
