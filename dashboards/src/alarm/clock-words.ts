import { useMemo } from 'react'
import { localeTag } from '../words/say.ts'
import { useWords } from '../words/words.ts'

/** Hours and minutes by this computer's clock. */
export function useClock(): (at: number) => string {
  const { language } = useWords()
  return useMemo(() => {
    const format = new Intl.DateTimeFormat(localeTag[language], {
      ...{ hour: '2-digit', minute: '2-digit', hourCycle: 'h23' },
    })
    return at => format.format(at)
  }, [language])
}
