import { useEffect, useState } from 'react'
import { Button } from '../../light/Button.tsx'
import { useSay } from '../../words/use-say.ts'
import { Refused } from './Refused.tsx'
import { usePresses } from './use-outbox.ts'
import { words } from './words.ts'
import './outbox.css'

/** A press that is answered sooner is no news. */
const STUCK_MS = 2_500

/** What waits for a line, and what was not done: until somebody has seen it. */
export function OutboxBar() {
  const { say: tell } = useSay(words)
  const { entries, sendNow } = usePresses()
  const waiting = entries.filter(({ refusal }) => refusal === null)
  const isStuck = useIsStuck(waiting.length)
  return (
    <>
      <div role="status">
        {isStuck && (
          <div className="outbox-bar">
            <p>
              <b>{tell('waiting.title', { n: waiting.length })}</b> {tell('waiting.help')}
            </p>
            <Button onClick={sendNow}>{tell('waiting.now')}</Button>
          </div>
        )}
      </div>
      <div role="alert">
        {entries.map(
          entry => entry.refusal && <Refused key={entry.key} entry={entry} refusal={entry.refusal} />,
        )}
      </div>
    </>
  )
}

function useIsStuck(waiting: number): boolean {
  const [isStuck, setStuck] = useState(false)
  useEffect(() => {
    if (waiting === 0) return setStuck(false)
    const timer = setTimeout(setStuck, STUCK_MS, true)
    return () => clearTimeout(timer)
  }, [waiting])
  return isStuck && waiting > 0
}
