import { Button } from 'antd'
import { useWords } from '../words/words.ts'
import { CAUSES, type Cause } from './alert.ts'

interface CauseChoiceProps {
  readonly value: Cause | undefined
  readonly choose: (cause: Cause | undefined) => void
}

/** What it was in the end. Nothing is chosen beforehand: a figure of false alarms is worth what people meant to say. */
export function CauseChoice({ value, choose }: CauseChoiceProps) {
  const { say } = useWords()
  return (
    <fieldset className="causes">
      <legend>{say('action.resolve.cause')}</legend>
      {CAUSES.map(cause => (
        <Button
          key={cause}
          size="small"
          type={cause === value ? 'primary' : 'default'}
          aria-pressed={cause === value}
          onClick={() => choose(cause === value ? undefined : cause)}
        >
          {say(`cause.${cause}`)}
        </Button>
      ))}
    </fieldset>
  )
}
