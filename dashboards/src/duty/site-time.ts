import { useMemo } from 'react'
import { type Language, localeTag } from '../words/say.ts'
import { useWords } from '../words/words.ts'

/** Times by the clock of a site, with the day of the week: a shift is looked for by it. */
export function useSiteTime(timeZone: string | undefined): (at: string | number) => string {
  const { language } = useWords()
  return useMemo(() => stamper(language, timeZone), [language, timeZone])
}

export function stamper(language: Language, timeZone: string | undefined): (at: string | number) => string {
  const format = new Intl.DateTimeFormat(localeTag[language], {
    ...{ month: 'numeric', day: 'numeric', weekday: 'short', hour: '2-digit', minute: '2-digit' },
    hourCycle: 'h23',
    ...(timeZone !== undefined && { timeZone }),
  })
  return at => format.format(typeof at === 'string' ? Date.parse(at) : at)
}
