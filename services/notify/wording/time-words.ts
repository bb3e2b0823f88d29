import type { Language } from '../../domain/model/text.ts'
import { DAY, HOUR, type Instant, MINUTE } from '../../domain/model/time.ts'
import { wallTime } from '../../domain/model/zone-time.ts'

/** By the clock on the wall of the site: “22 Nov, 03:00”. */
export function timeWords(at: Instant, timeZone: string, language: Language): string {
  const { day, ms } = wallTime(timeZone, at)
  const date = new Date(day * DAY)
  const clock = `${padded(Math.floor(ms / HOUR))}:${padded(Math.floor((ms % HOUR) / MINUTE))}`
  const month = date.getUTCMonth()
  return language === 'zh'
    ? `${month + 1}月${date.getUTCDate()}日 ${clock}`
    : `${date.getUTCDate()} ${MONTHS[month]}, ${clock}`
}

const padded = (count: number): string => String(count).padStart(2, '0')
const MONTHS = ['Jan', 'Feb', 'Mar', 'Apr', 'May', 'Jun', 'Jul', 'Aug', 'Sep', 'Oct', 'Nov', 'Dec']
