import { type ClockTime, type Figure, WEEKDAYS, type Weekday } from '../../model/rule.ts'
import { type Text, text } from '../../model/text.ts'
import { DAY, type DurationMs, HOUR, type Instant, MINUTE, NEVER } from '../../model/time.ts'
import { firstShown, lastShown, wallTime, weekdayOf } from '../../model/zone-time.ts'
import type { Shape, SpecOf } from '../condition.ts'
import { countFrom } from '../limit.ts'

/** How long it is so, or is not: what was found out once holds for all devices of the zone. */
interface Span {
  readonly from: Instant
  readonly until: Instant
  readonly so: boolean
}

interface Hours {
  readonly days: readonly boolean[]
  readonly fromMs: DurationMs
  /** More than a day where they run past midnight. */
  readonly toMs: DurationMs
}

/** On certain days between certain hours, as the clock on the wall of the site shows them. */
export const during: Shape<SpecOf<'during'>> = {
  compile(spec, compiler) {
    const hours = hoursOf(spec, figure => compiler.figure(figure))
    const spans = new Map<string, Span>()
    return frame => {
      const { now, timeZone } = frame
      let span = spans.get(timeZone)
      if (span === undefined || now < span.from || now >= span.until) {
        span = spanAt(hours, timeZone, now)
        spans.set(timeZone, span)
      }
      frame.wakeAt = Math.min(frame.wakeAt, span.until)
      return span.so
    }
  },
  limits: {
    from: countFrom(0, 24 * 60),
    to: countFrom(0, 24 * 60),
  },
  describe(spec, describer) {
    const { fromMs, toMs } = hoursOf(spec, describer.figure)
    const days = dayWords(spec.days)
    if (toMs - fromMs === DAY && fromMs === 0) return text(`on ${days.en}`, days.zh)
    const next = toMs > DAY ? text(' of the next day', '次日') : text('', '')
    const [from, to] = [clockWords(fromMs), clockWords(toMs > DAY ? toMs - DAY : toMs)]
    return text(`on ${days.en} from ${from} to ${to}${next.en}`, `${days.zh} ${from} 至${next.zh} ${to}`)
  },
  subject: () => ({ metrics: [], thresholds: [] }),
}

function hoursOf(spec: SpecOf<'during'>, figure: (figure: Figure) => number): Hours {
  const fromMs = msOf(spec.from, figure)
  const toMs = msOf(spec.to, figure)
  const days = WEEKDAYS.map(day => spec.days === undefined || spec.days.includes(day))
  return { days, fromMs, toMs: toMs > fromMs ? toMs : toMs + DAY }
}

function msOf(time: ClockTime, figure: (figure: Figure) => number): DurationMs {
  if (typeof time !== 'string') return figure(time) * MINUTE
  const [, hours, minutes] = /^([01]\d|2[0-4]):([0-5]\d)$/.exec(time) ?? []
  if (hours === undefined) throw new Error(`no time of the day: ${time}`)
  return Number(hours) * HOUR + Number(minutes) * MINUTE
}

/**
 * They begin when the clock first shows the hour, and end when it last shows it: where an hour comes twice they hold
 * through both, where one does not come they begin or end with the leap.
 */
function spanAt({ days, fromMs, toMs }: Hours, zone: string, now: Instant): Span {
  const today = wallTime(zone, now).day
  let from = firstShown(zone, { day: today - 1, ms: 0 })
  // A week on there is the same day again; the day before yesterday's hours may end today, where an hour came twice.
  for (let day = today - 2; day <= today + 8; day++) {
    if (!days[weekdayOf(day)]) continue
    const begins = firstShown(zone, { day, ms: fromMs })
    const ends = lastShown(zone, { day, ms: toMs })
    if (begins > now) return { from, until: begins, so: false }
    if (now < ends) return { from: begins, until: ends, so: true }
    from = Math.max(from, ends)
  }
  return { from, until: NEVER, so: false }
}

const DAY_WORDS: Readonly<Record<Weekday, Text>> = {
  mon: text('Mon', '周一'),
  tue: text('Tue', '周二'),
  wed: text('Wed', '周三'),
  thu: text('Thu', '周四'),
  fri: text('Fri', '周五'),
  sat: text('Sat', '周六'),
  sun: text('Sun', '周日'),
}

function dayWords(days: readonly Weekday[] = WEEKDAYS): Text {
  if (days.length === WEEKDAYS.length) return text('every day', '每天')
  if (days.length === 0) return text('no day', '任何一天都不')
  const words = days.map(day => DAY_WORDS[day])
  return text(words.map(({ en }) => en).join(', '), words.map(({ zh }) => zh).join('、'))
}

const clockWords = (ms: DurationMs): string => {
  const two = (n: number) => String(n).padStart(2, '0')
  return `${two(Math.floor(ms / HOUR))}:${two((ms % HOUR) / MINUTE)}`
}
