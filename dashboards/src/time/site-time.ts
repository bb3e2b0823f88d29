import { type Language, localeTag } from '../words/say.ts'

const shapes = {
  clock: { hour: '2-digit', minute: '2-digit' },
  day: { month: 'long', day: 'numeric', weekday: 'short' },
  'day-clock': { month: 'long', day: 'numeric', hour: '2-digit', minute: '2-digit' },
  date: { year: 'numeric', month: 'long', day: 'numeric' },
} as const satisfies Record<string, Intl.DateTimeFormatOptions>

const formats = new Map<string, Intl.DateTimeFormat>()

/** By the clock of the site, wherever whoever reads it is: that is the clock on the wall there. */
export function siteTime(
  language: Language,
  timeZone: string,
  shape: keyof typeof shapes,
  at: number | string,
): string {
  const key = `${language} ${timeZone} ${shape}`
  const made =
    formats.get(key) ??
    new Intl.DateTimeFormat(localeTag[language], { hourCycle: 'h23', timeZone, ...shapes[shape] })
  formats.set(key, made)
  return made.format(typeof at === 'string' ? Date.parse(at) : at)
}

/** The hour of the day there, for what dims at night. */
export function siteHour(timeZone: string, at: number): number {
  const format = new Intl.DateTimeFormat('en-GB', { timeZone, hour: '2-digit', hourCycle: 'h23' })
  return Number(format.format(at))
}
