import type { WireAlert } from '../../../../services/api/wire/alert.ts'
import { useSignedIn } from '../../app/rights.ts'
import { Button } from '../../light/Button.tsx'
import { useSay } from '../../words/use-say.ts'
import { foreseen } from '../outbox/foreseen.ts'
import { usePresses } from '../outbox/use-outbox.ts'
import { wordOfStep } from './step-word.ts'
import { words } from './words.ts'

/** “I am on it”: with one tap it is in this person’s hand, and nobody else is called. */
export function ClaimButton({ alert }: { readonly alert: WireAlert }) {
  const { say: tell, of } = useSay(words)
  const { role } = useSignedIn()
  const { press, entries } = usePresses()
  const { handling, assignee } = foreseen(alert, entries)
  const isFree = handling === 'new' || (handling === 'acknowledged' && assignee === null)
  if (!isFree) return null
  const says = tell(wordOfStep('claim', role))
  return (
    <Button look="main" aria-label={`${says}: ${of(alert.title)}`} onClick={() => press(alert, 'claim')}>
      {says}
    </Button>
  )
}
