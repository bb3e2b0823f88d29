import { useBoard } from '../../alerts/lists.ts'
import { Link } from '../../app/Link.tsx'
import { useSignedIn } from '../../app/rights.ts'
import { Button } from '../../light/Button.tsx'
import { ageWords } from '../../time/age.ts'
import { useNow } from '../../time/now.ts'
import { dictionaries, type WordKey } from '../../words/say.ts'
import { useSay } from '../../words/use-say.ts'
import { useWords } from '../../words/words.ts'
import { alertHref } from '../route.ts'
import { useZoneName } from '../zones.ts'
import type { Entry, Refusal } from './entry.ts'
import { pressWord } from './press-word.ts'
import { usePresses } from './use-outbox.ts'
import { words } from './words.ts'

interface RefusedProps {
  readonly entry: Entry
  readonly refusal: Refusal
}

/** What was not done and why, in the words of the server; pressed again it goes by what is so now. */
export function Refused({ entry, refusal }: RefusedProps) {
  const speech = useSay(words)
  const { say } = useWords()
  const { role } = useSignedIn()
  const { press, dismiss } = usePresses()
  const zoneName = useZoneName()
  const now = useNow()
  const alert = useBoard().data?.alerts.find(({ id }) => id === entry.alertId)
  const action = pressWord(entry.action, role, speech.language)
  const again = () => {
    dismiss(entry.key)
    if (alert !== undefined) press(alert, entry.action, entry.said)
  }
  return (
    <div className="refused">
      <p>
        <b>{speech.say('refused.title')}</b>{' '}
        <Link href={alertHref(entry.alertId)}>
          {speech.of(entry.what)} · {zoneName(entry.site, entry.zone)}
        </Link>
      </p>
      <p>{useReason(refusal)}</p>
      <p className="quiet">{speech.say('refused.when', { action, age: ageWords(say, now - entry.at) })}</p>
      {(entry.said.note ?? entry.said.reason) && (
        <blockquote>{entry.said.note ?? entry.said.reason}</blockquote>
      )}
      <div className="refused-buttons">
        {alert !== undefined && entry.action !== 'photo' && (
          <Button onClick={again}>{speech.say('refused.again')}</Button>
        )}
        <Button look="main" onClick={() => dismiss(entry.key)}>
          {speech.say('refused.dismiss')}
        </Button>
      </div>
    </div>
  )
}

function useReason({ code, who }: Refusal): string {
  const { say: tell } = useSay(words)
  const { say } = useWords()
  if (code === 'BEFORE_REFUSED') return tell('refused.BEFORE_REFUSED')
  if (code === 'PHOTO_LOST') return tell('refused.PHOTO_LOST')
  const key = `error.${code}`
  return key in dictionaries.en ? say(key as WordKey, { who }) : say('error.other', { title: code })
}
