import { Button, Segmented } from 'antd'
import { useState } from 'react'
import type { WireRota } from '../../../services/api/wire/duty.ts'
import { Awaited } from '../app/Awaited.tsx'
import { useCan } from '../app/rights.ts'
import { useParameter } from '../form/parameter.ts'
import { useNow } from '../time/now.ts'
import { useSay } from '../words/use-say.ts'
import type { Bar, Post } from './calendar.ts'
import { MonthCalendar } from './MonthCalendar.tsx'
import { useNames } from './names.ts'
import { OverrideForm } from './OverrideForm.tsx'
import { useCalendar } from './rotas.ts'
import { useShownDays } from './shown-days.ts'
import { WeekCalendar } from './WeekCalendar.tsx'
import { words } from './words.ts'

interface DutyCalendarProps {
  readonly site: string
  readonly rotas: readonly WireRota[]
}

/** The rota as a calendar, by the clock of the site; pressing a stretch enters who stands in for it. */
export function DutyCalendar({ site, rotas }: DutyCalendarProps) {
  const { say } = useSay(words)
  const can = useCan()
  const now = useNow()
  const [view, setView] = useParameter('view')
  const [picked, pick] = useState<{ post: Post; bar: Bar }>()
  const days = useShownDays(site, view === 'month' ? 'month' : 'week', now)
  const calendar = useCalendar(site, days.period)
  const names = useNames(site, calendar.data?.people)
  const press = can('duty.write') ? (post: Post, bar: Bar) => pick({ post, bar }) : undefined
  const drawn = { ...days, rotas, names, press, now }
  return (
    <section aria-labelledby="duty-calendar">
      <div className="calendar-head">
        <h2 id="duty-calendar">{days.title}</h2>
        <Segmented
          aria-label={say('calendar.view')}
          value={view === 'month' ? 'month' : 'week'}
          onChange={value => setView(value === 'month' ? 'month' : '')}
          options={(['week', 'month'] as const).map(value => ({ value, label: say(`calendar.${value}`) }))}
        />
        <span className="calendar-ways">
          <Button onClick={() => days.step(-1)}>{say('calendar.before')}</Button>
          <Button onClick={() => days.step(0)}>{say('calendar.today')}</Button>
          <Button onClick={() => days.step(1)}>{say('calendar.after')}</Button>
        </span>
      </div>
      {calendar.data === undefined && <Awaited what={calendar} />}
      {calendar.data && view !== 'month' && (
        <WeekCalendar {...drawn} posts={calendar.data.posts} gaps={calendar.data.gaps} />
      )}
      {calendar.data && view === 'month' && (
        <MonthCalendar {...drawn} posts={calendar.data.posts} gaps={calendar.data.gaps} />
      )}
      <p className="quiet small">{say(press ? 'calendar.help' : 'calendar.zone', { zone: days.timeZone })}</p>
      {picked && (
        <OverrideForm
          {...picked}
          {...{ site, rotas, names, timeZone: days.timeZone }}
          onClose={() => pick(undefined)}
        />
      )}
    </section>
  )
}
