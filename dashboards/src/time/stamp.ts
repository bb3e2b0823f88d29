import { type Language, localeTag } from '../words/say.ts'

const DAY_MS = 86_400_000

/** A time in the reader's zone and language: the clock alone today, with the day before that. */
export function stampWords(language: Language, at: number, now: number): string {
  const sameDay = new Date(at).toDateString() === new Date(now).toDateString()
  return format(language, sameDay ? 'clock' : Math.abs(now - at) < 300 * DAY_MS ? 'day' : 'year').format(at)
}

/** With everything, for a hint or a table that may be copied. */
export const fullStamp = (language: Language, at: number): string => format(language, 'full').format(at)

const shapes = {
  clock: { hour: '2-digit', minute: '2-digit', second: '2-digit' },
  day: { month: 'short', day: 'numeric', hour: '2-digit', minute: '2-digit' },
  year: { year: 'numeric', month: 'short', day: 'numeric', hour: '2-digit', minute: '2-digit' },
  full: { dateStyle: 'medium', timeStyle: 'long' },
} as const satisfies Record<string, Intl.DateTimeFormatOptions>

const formats = new Map<string, Intl.DateTimeFormat>()

// Making a format costs a hundred times more than using it, and a list uses it for each row.
function format(language: Language, shape: keyof typeof shapes): Intl.DateTimeFormat {
  const key = `${language} ${shape}`
  let made = formats.get(key)
  if (made === undefined) {
    made = new Intl.DateTimeFormat(localeTag[language], { hourCycle: 'h23', ...shapes[shape] })
    formats.set(key, made)
  }
  return made
}
