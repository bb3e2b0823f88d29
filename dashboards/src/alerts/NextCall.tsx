import type { WireAlertFile } from '../../../services/api/wire/alert.ts'
import { useNameOf } from '../api/colleagues.ts'
import { lastingWords } from '../time/age.ts'
import { useNow } from '../time/now.ts'
import { stampWords } from '../time/stamp.ts'
import { useListed } from '../words/list.ts'
import { useSay } from '../words/use-say.ts'
import { useWords } from '../words/words.ts'
import { words } from './panel-words.ts'

interface NextCallProps {
  readonly file: WireAlertFile
  readonly hasTold: boolean
}

/** What is due while nothing changes: who is called next, and by when it is to be settled. */
export function NextCall({ file, hasTold }: NextCallProps) {
  const { say } = useSay(words)
  const nameOf = useNameOf()
  const listed = useListed()
  const when = useWhen()
  const leftUntil = useLeft()
  const now = useNow()
  const { next } = file.guide
  if (next === null || file.alert.handling === 'resolved') return null
  const { callAt, people, round, confirmBy, resolveBy } = next
  const who = listed(people.map(nameOf))
  const key = people.length === 0 ? 'told.next.nobody' : round > 1 ? 'told.next.again' : 'told.next'
  const settle = resolveBy === null ? {} : leftUntil(resolveBy)
  const isOver = resolveBy !== null && Date.parse(resolveBy) <= now
  return (
    <div className="told-next">
      {callAt !== null && <p>{say(key, { who, when: when(callAt) })}</p>}
      {callAt === null && hasTold && file.alert.handling === 'new' && <p>{say('told.last')}</p>}
      {confirmBy !== null && <p>{say('told.confirm-by', { when: when(confirmBy) })}</p>}
      {resolveBy !== null && (
        <p data-over={isOver}>{isOver ? say('told.overdue') : say('told.resolve-by', settle)}</p>
      )}
    </div>
  )
}

/** “in 3 min (10:33)” */
function useWhen(): (at: string) => string {
  const { say } = useSay(words)
  const common = useWords()
  const now = useNow()
  return at => {
    const instant = Date.parse(at)
    if (instant <= now) return say('told.now')
    const clock = stampWords(common.language, instant, now)
    return common.language === 'zh'
      ? `${say('told.in', { duration: lastingWords(common.say, instant - now) })}（${clock}）`
      : `${say('told.in', { duration: lastingWords(common.say, instant - now) })} (${clock})`
  }
}

/** By the clock, and how long that is. */
function useLeft(): (at: string) => { readonly time: string; readonly left: string } {
  const { say, language } = useWords()
  const now = useNow()
  return at => ({
    time: stampWords(language, Date.parse(at), now),
    left: lastingWords(say, Date.parse(at) - now),
  })
}
