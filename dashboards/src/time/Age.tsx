import { useWords } from '../words/words.ts'
import { ageWords, lastingWords } from './age.ts'
import { useNowIn } from './now.ts'
import { fullStamp, stampWords } from './stamp.ts'

/** How long ago; the exact time on pointing at it. */
export function Age({ at }: { readonly at: string }) {
  const { say, language } = useWords()
  const instant = Date.parse(at)
  const age = useNowIn(now => ageWords(say, now - instant))
  return (
    <time dateTime={at} title={fullStamp(language, instant)}>
      {age}
    </time>
  )
}

/** The time itself. */
export function Stamp({ at }: { readonly at: string }) {
  const { language } = useWords()
  const instant = Date.parse(at)
  const stamp = useNowIn(now => stampWords(language, instant, now))
  return (
    <time dateTime={at} title={fullStamp(language, instant)}>
      {stamp}
    </time>
  )
}

/** From one time to another, or to now. */
export function Lasting({ from, to }: { readonly from: string; readonly to: string | null }) {
  const { say } = useWords()
  const lasting = useNowIn(now => lastingWords(say, (to === null ? now : Date.parse(to)) - Date.parse(from)))
  return <>{lasting}</>
}
