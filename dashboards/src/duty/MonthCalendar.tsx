import { Select } from 'antd'
import { useState } from 'react'
import { useSay } from '../words/use-say.ts'
import { Bars } from './Bars.tsx'
import { barsOf } from './calendar.ts'
import { type CalendarProps, DayName } from './WeekCalendar.tsx'
import { words } from './words.ts'

/** One post over a month, in weeks. */
export function MonthCalendar({
  posts,
  days,
  day: shown,
  today,
  timeZone,
  rotas,
  gaps,
  names,
  press,
}: CalendarProps) {
  const { say } = useSay(words)
  const [chosen, choose] = useState(0)
  const post = posts[chosen] ?? posts[0]
  if (post === undefined) return null
  return (
    <>
      <Select
        aria-label={say('calendar.post')}
        value={posts.indexOf(post)}
        options={posts.map((one, value) => ({ value, label: names.post(one) }))}
        onChange={choose}
        popupMatchSelectWidth={false}
      />
      <ol className="month" aria-label={say('calendar.month')}>
        {days.map(day => (
          <li key={day} data-today={day === today} data-other={day.slice(0, 7) !== shown.slice(0, 7)}>
            <span className="month-day">
              <DayName day={day} />
            </span>
            <Bars bars={barsOf(post, day, { rotas, gaps, timeZone })} {...{ post, names, timeZone, press }} />
          </li>
        ))}
      </ol>
    </>
  )
}
