import type { WireHistory } from '../../../../services/api/wire/device.ts'
import { localeTag } from '../../words/say.ts'
import { useSay } from '../../words/use-say.ts'
import { DayNames } from './DayNames.tsx'
import { stepsByDay } from './week.ts'
import { words } from './words.ts'

interface StepsChartProps {
  readonly title: string
  readonly points: NonNullable<WireHistory['points']>
  readonly days: readonly number[]
}

/** A bar a day with its figure; a day on which the band said nothing has none. */
export function StepsChart({ title, points, days }: StepsChartProps) {
  const { say: tell, language } = useSay(words)
  const bars = stepsByDay(points, days)
  const most = Math.max(1, ...bars.map(({ steps }) => steps ?? 0))
  const figure = new Intl.NumberFormat(localeTag[language])
  const dayName = new Intl.DateTimeFormat(localeTag[language], { weekday: 'long' })
  const says = (steps: number | null) => (steps === null ? '–' : figure.format(steps))
  return (
    <figure className="week-chart">
      <figcaption>
        <b>{title}</b>
      </figcaption>
      <ul className="steps-bars">
        {bars.map(({ day, steps }) => (
          <li key={day}>
            <span className="unseen">
              {tell('week.steps.day', { day: dayName.format(day), steps: says(steps) })}
            </span>
            <small aria-hidden="true">{says(steps)}</small>
            <i aria-hidden="true" style={{ height: `${((steps ?? 0) / most) * 100}%` }} />
          </li>
        ))}
      </ul>
      <DayNames days={days} />
    </figure>
  )
}
