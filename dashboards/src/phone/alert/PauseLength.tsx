import { lastingWords } from '../../time/age.ts'
import { useWords } from '../../words/words.ts'
import { Choices } from './Choices.tsx'

const MINUTE_MS = 60_000
const LENGTHS_MS = [30, 60, 240, 720].map(minutes => minutes * MINUTE_MS)

export function PauseLength({
  value,
  choose,
}: {
  readonly value: number
  readonly choose: (forMs: number) => void
}) {
  const { say } = useWords()
  const options = LENGTHS_MS.map(forMs => ({ value: forMs, label: lastingWords(say, forMs) }))
  return <Choices legend={say('action.pause.for')} options={options} value={value} choose={choose} />
}
