import { Button } from 'antd'
import { lastingWords } from '../time/age.ts'
import { useWords } from '../words/words.ts'

const HOUR_MS = 3_600_000
const LENGTHS_MS = {
  pause: [0.5, 1, 4, 24].map(hours => hours * HOUR_MS),
  shelve: [1, 8, 24, 72].map(hours => hours * HOUR_MS),
} as const
export const PAUSE_USUAL_MS = HOUR_MS

interface PauseChoiceProps {
  readonly action: keyof typeof LENGTHS_MS
  readonly value: number
  readonly choose: (forMs: number) => void
}

/** For how long it waits, or is put aside. */
export function PauseChoice({ action, value, choose }: PauseChoiceProps) {
  const { say } = useWords()
  return (
    <fieldset className="causes">
      <legend>{say(`action.${action}.for`)}</legend>
      {LENGTHS_MS[action].map(forMs => (
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
