import { Button } from 'antd'
import { lastingWords } from '../time/age.ts'
import { useWords } from '../words/words.ts'

const MINUTE_MS = 60_000
const LENGTHS_MS = [30, 60, 240, 1_440].map(minutes => minutes * MINUTE_MS)
export const PAUSE_USUAL_MS = 60 * MINUTE_MS

interface PauseChoiceProps {
  readonly value: number
  readonly choose: (forMs: number) => void
}

/** For how long it waits. */
export function PauseChoice({ value, choose }: PauseChoiceProps) {
  const { say } = useWords()
  return (
    <fieldset className="causes">
      <legend>{say('action.pause.for')}</legend>
      {LENGTHS_MS.map(forMs => (
        <Button
          key={forMs}
          size="small"
          type={forMs === value ? 'primary' : 'default'}
          aria-pressed={forMs === value}
          onClick={() => choose(forMs)}
        >
          {lastingWords(say, forMs)}
        </Button>
      ))}
    </fieldset>
  )
}
