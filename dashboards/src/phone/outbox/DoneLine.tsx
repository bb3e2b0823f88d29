import { useEffect } from 'react'
import { useBoard } from '../../alerts/lists.ts'
import { ON_THE_WAY } from '../../alerts/on-the-way.ts'
import { undoOf } from '../../alerts/undo.ts'
import { useSignedIn } from '../../app/rights.ts'
import { Button } from '../../light/Button.tsx'
import { useSay } from '../../words/use-say.ts'
import { useWords } from '../../words/words.ts'
import { type Done, usePresses } from './use-outbox.ts'
import { words } from './words.ts'

const SHOWN_MS = 7_000

/** Says that it is done, and for a moment how to take it back. */
export function DoneLine() {
  const { done, forgetDone } = usePresses()
  useEffect(() => {
    if (done === undefined) return
    const timer = setTimeout(forgetDone, SHOWN_MS)
    return () => clearTimeout(timer)
  }, [done, forgetDone])
  return <div role="status">{done && <Said done={done} />}</div>
}

function Said({ done: { entry, says } }: { readonly done: Done }) {
  const { say: tell, of } = useSay(words)
  const { say } = useWords()
  const { username } = useSignedIn()
  const { press, forgetDone } = usePresses()
  const alert = useBoard().data?.alerts.find(({ id }) => id === entry.alertId)
  const { action, said } = entry
  const undo = action === 'photo' ? undefined : undoOf({ action, ...said }, username, say)
  const takeBack = () => {
    if (alert === undefined || undo === undefined) return
    const { action: back, ...saidBack } = undo
    press(alert, back, saidBack)
    forgetDone()
  }
  return (
    <div className="done-line">
      <span>
        {useDoneWords(entry)} {says && <b>{of(says)}</b>}
      </span>
      {undo && alert && (
        <Button look="plain" onClick={takeBack}>
          {tell('done.undo')}
        </Button>
      )}
    </div>
  )
}

function useDoneWords({ action, said }: Done['entry']): string {
  const { say: tell } = useSay(words)
  const { say } = useWords()
  if (action === 'photo') return tell('done.photo')
  if (action === 'comment' && said.note === ON_THE_WAY) return tell('done.on-the-way')
  return say(`action.done.${action}`, { name: said.assignee ?? '' })
}
