import { localeTag } from '../../words/say.ts'
import { useWords } from '../../words/words.ts'
import { DAY_MS } from './week.ts'

/** The days below a chart, each as wide as what there is of it; the figures are said in the caption. */
export function DayNames({ days, to }: { readonly days: readonly number[]; readonly to?: number }) {
  const { language } = useWords()
  const format = new Intl.DateTimeFormat(localeTag[language], { weekday: 'narrow' })
  return (
    <div className="day-names" aria-hidden="true">
      {days.map(day => (
        <span key={day} style={{ flexGrow: to === undefined ? 1 : Math.min(to - day, DAY_MS) / DAY_MS }}>
          {format.format(day)}
        </span>
      ))}
    </div>
  )
}
