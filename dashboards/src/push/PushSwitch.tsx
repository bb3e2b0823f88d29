import { Button, Switch } from 'antd'
import { problemWords } from '../api/request.ts'
import { useWords } from '../words/words.ts'
import { isChangeable, useToldHere } from './use-told-here.ts'
import './push.css'

/** Being told on this device, and where that cannot be, why. */
export function PushSwitch({ username }: { readonly username: string }) {
  const { say } = useWords()
  const { state, fault, change, trial } = useToldHere(username)
  return (
    <div className="push">
      <label htmlFor={ID}>
        <span className="quiet">{say('push.label')}</span>
        <Switch
          id={ID}
          checked={state === 'on'}
          disabled={!isChangeable(state)}
          loading={change.isPending}
          onChange={on => change.mutate(on)}
        />
      </label>
      <p role="status">{fault === null ? state && say(`push.${state}`) : problemWords(say, fault)}</p>
      {state === 'on' && (
        <Button size="small" loading={trial.isPending} onClick={() => trial.mutate()}>
          {say('push.try')}
        </Button>
      )}
    </div>
  )
}

const ID = 'push-here'
