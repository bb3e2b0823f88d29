import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query'
import { Button, Switch } from 'antd'
import { problemWords } from '../api/request.ts'
import { useWords } from '../words/words.ts'
import { beToldHere, beToldNoMore, type PushState, pushState, tryHere } from './this-browser.ts'
import './push.css'

const PUSH_KEY = ['push']

/** Being told on this device, and where that cannot be, why. */
export function PushSwitch({ username }: { readonly username: string }) {
  const { say, language } = useWords()
  const client = useQueryClient()
  const { data: state, error } = useQuery({ queryKey: PUSH_KEY, queryFn: pushState, gcTime: 0 })
  const change = useMutation({
    mutationFn: (on: boolean) => (on ? beToldHere(username) : beToldNoMore()),
    onSuccess: after => client.setQueryData<PushState>(PUSH_KEY, after),
    onError: () => client.invalidateQueries({ queryKey: PUSH_KEY }),
  })
  const trial = useMutation({ mutationFn: () => tryHere(language) })
  const fault = change.error ?? trial.error ?? error
  return (
    <div className="push">
      <label htmlFor={ID}>
        <span className="quiet">{say('push.label')}</span>
        <Switch
          id={ID}
          checked={state === 'on'}
          disabled={state === undefined || !CHANGEABLE.includes(state)}
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
const CHANGEABLE: readonly PushState[] = ['on', 'off', 'service-away']
