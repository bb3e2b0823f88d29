import { useSay } from '../../words/use-say.ts'
import { words } from './words.ts'

/** What is shown is as it will be: it has not reached the server yet. */
export function WaitingChip() {
  const { say: tell } = useSay(words)
  return <span className="waiting-chip">{tell('waiting.one')}</span>
}
