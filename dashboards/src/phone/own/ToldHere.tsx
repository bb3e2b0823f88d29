import { problemWords } from '../../api/request.ts'
import { useCheckSession } from '../../api/session.ts'
import { useSignedIn } from '../../app/rights.ts'
import { Button } from '../../light/Button.tsx'
import { isChangeable, useToldHere } from '../../push/use-told-here.ts'
import { useWords } from '../../words/words.ts'
import { Switch } from './Switch.tsx'

/** Being told on this phone while the page is closed, and where that cannot be, why. */
export function ToldHere() {
  const { say } = useWords()
  const { username } = useSignedIn()
  // Whether an alarm reaches them goes by this, too.
  const askAgain = useCheckSession()
  const { state, fault, change, trial } = useToldHere(username, askAgain)
  return (
    <div className="told-here">
      <Switch
        id="push-here"
        label={say('push.label')}
        checked={state === 'on'}
        disabled={!isChangeable(state) || change.isPending}
        change={on => change.mutate(on)}
      />
      <p role="status" className="quiet">
        {fault === null ? state && say(`push.${state}`) : problemWords(say, fault)}
      </p>
      {state === 'on' && (
        <Button busy={trial.isPending} onClick={() => trial.mutate()}>
          {say('push.try')}
        </Button>
      )}
    </div>
  )
}
