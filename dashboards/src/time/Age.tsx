import { useWords } from '../words/words.ts'
import { ageWords, lastingWords } from './age.ts'
import { useNow } from './now.ts'
import { fullStamp, stampWords } from './stamp.ts'

/** How long ago; the exact time on pointing at it. */
export function Age({ at }: { readonly at: string }) {
  const { say, language } = useWords()
  const now = useNow()
  const instant = Date.parse(at)
  return (
    <time dateTime={at} title={fullStamp(language, instant)}>
      {ageWords(say, now - instant)}
    </time>
  )
}

/** The time itself. */
export function Stamp({ at }: { readonly at: string }) {
  const { language } = useWords()
  const now = useNow()
  const instant = Date.parse(at)
  return (
    <time dateTime={at} title={fullStamp(language, instant)}>
      {stampWords(language, instant, now)}
    </time>
  )
}

/** From one time to another, or to now. */
export function Lasting({ from, to }: { readonly from: string; readonly to: string | null }) {
  const { say } = useWords()
  const now = useNow()
  const end = to === null ? now : Date.parse(to)
  return <>{lastingWords(say, end - Date.parse(from))}</>
}
