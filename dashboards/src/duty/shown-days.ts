import { useParameter } from '../form/parameter.ts'
import { localeTag } from '../words/say.ts'
import { useWords } from '../words/words.ts'
import { useRotas } from './rotas.ts'
import { addDays, addMonths, clockIn, type Day, momentIn, mondayOf, weeksOfMonth } from './zone-time.ts'

export interface ShownDays {
  readonly timeZone: string
  readonly today: Day
  /** The day that the view is about: of a month, any of it. */
  readonly day: Day
  readonly days: readonly Day[]
  readonly period: { readonly from: string; readonly to: string }
  readonly title: string
  /** To the week or month before or after; 0 is today. */
  readonly step: (by: -1 | 0 | 1) => void
}

/** Which days of the calendar are looked at, by the address. */
export function useShownDays(site: string, view: 'week' | 'month', now: number): ShownDays {
  const { language } = useWords()
  const [asked, show] = useParameter('day')
  const timeZone = useRotas(site).data?.timeZone ?? 'UTC'
  const today = clockIn(timeZone, now).day
  const day = /^\d{4}-\d{2}-\d{2}$/.test(asked) ? asked : today
  const monday = mondayOf(day)
  const days = view === 'month' ? weeksOfMonth(day) : Array.from({ length: 7 }, (_, n) => addDays(monday, n))
  const first = days[0] ?? day
  const last = days.at(-1) ?? day
  const at = (moment: number) => new Date(moment).toISOString()
  const stepped = (by: -1 | 1) => (view === 'month' ? addMonths(day, by) : addDays(day, by * 7))
  return {
    ...{ timeZone, today, day, days },
    period: { from: at(momentIn(timeZone, first)), to: at(momentIn(timeZone, addDays(last, 1))) },
    title: titleOf(localeTag[language], view === 'month' ? [day] : [first, last]),
    step: by => show(by === 0 ? '' : stepped(by)),
  }
}

function titleOf(tag: string, days: readonly Day[]): string {
  const at = days.map(day => new Date(`${day}T12:00Z`))
  const [first, last] = [at[0] ?? new Date(), at.at(-1) ?? new Date()]
  const utc = { timeZone: 'UTC', year: 'numeric', month: 'long' } as const
  if (days.length === 1) return new Intl.DateTimeFormat(tag, utc).format(first)
  return new Intl.DateTimeFormat(tag, { ...utc, day: 'numeric' }).formatRange(first, last)
}
