import { retryFeed } from '../feed/LiveFeed.tsx'
import { useLive } from '../feed/live-store.ts'
import { Button } from '../light/Button.tsx'
import { ageWords } from '../time/age.ts'
import { useNow } from '../time/now.ts'
import { useSay } from '../words/use-say.ts'
import { useWords } from '../words/words.ts'
import { useOnline } from './online.ts'
import { words } from './words.ts'

/** Says from when everything is that is shown. The growing age is for the eye; a screen reader hears once that the line is gone. */
export function LineBanner() {
  const { say: tell } = useSay(words)
  const { state } = useLive()
  const isLost = !useOnline() || state === 'lost'
  return (
    <>
      <p role="status" className="unseen">
        {isLost ? tell('line.lost') : ''}
      </p>
      {isLost && <Lost />}
    </>
  )
}

function Lost() {
  const { say: tell } = useSay(words)
  const { say } = useWords()
  const { heardAt } = useLive()
  const now = useNow()
  return (
    <div className="line-lost">
      <span aria-hidden="true">{tell('line.lost.since', { age: ageWords(say, now - heardAt) })}</span>
      <Button onClick={retryFeed}>{tell('line.retry')}</Button>
    </div>
  )
}
