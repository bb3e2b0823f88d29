import { Button } from 'antd'
import type { WireLink, WireListedAccount } from '../../../services/api/wire/account.ts'
import { ask } from '../api/request.ts'
import { useChanged } from '../api/use-get.ts'
import { useProblem } from '../form/problem.ts'
import { Sure } from '../form/Sure.tsx'
import { useSaving } from '../form/use-saving.ts'
import { useSay } from '../words/use-say.ts'
import { staffWords } from './staff-words.ts'

interface StaffWaysProps {
  readonly account: WireListedAccount
  readonly onClose: () => void
  readonly onLink: (link: WireLink) => void
  readonly onContacts: () => void
  readonly onDisable: (disabled: boolean) => void
}

/** What else can be done with somebody's account; ending it, and their app, is asked about first. */
export function StaffWays({ account, onClose, onLink, onContacts, onDisable }: StaffWaysProps) {
  const { say } = useSay(staffWords)
  const problem = useProblem()
  const changed = useChanged()
  const { username, displayName: name, state, secondFactor } = account
  const path = `/api/accounts/${encodeURIComponent(username)}`
  const linking = useSaving({
    send: () => ask<WireLink>(`${path}/link`, { method: 'POST', body: {} }),
    ...{ changes: [], says: null, onDone: onLink },
  })
  const signingOut = useSaving({
    send: () => ask<void>(`${path}/sessions`, { method: 'DELETE' }),
    changes: ['/api/accounts'],
    says: say('staff.signed-out'),
  })
  const remove = (what: string) => async () => {
    await ask<void>(`${path}${what}`, { method: 'DELETE' })
    if (what === '') onClose()
    await changed('/api/accounts', '/api/sites')
  }
  return (
    <fieldset>
      <legend>{say('staff.more')}</legend>
      <div className="page-actions staff-ways">
        <Button onClick={onContacts}>{say('staff.contacts')}</Button>
        <Button onClick={() => linking.mutate(undefined)} loading={linking.isPending}>
          {say('staff.link')}
        </Button>
        <Button onClick={() => signingOut.mutate(undefined)}>{say('staff.sign-out')}</Button>
        <Button onClick={() => onDisable(state !== 'disabled')}>
          {say(state === 'disabled' ? 'staff.enable' : 'staff.disable')}
        </Button>
        {secondFactor && (
          <Sure
            label={say('staff.factor-off')}
            title={say('staff.factor-off.sure', { name })}
            onSure={remove('/second-factor')}
          >
            <p>{say('staff.factor-off.help')}</p>
          </Sure>
        )}
        <Sure label={say('staff.delete')} title={say('staff.delete.sure', { name })} onSure={remove('')}>
          <p>{say('staff.delete.help')}</p>
        </Sure>
      </div>
      <div role="alert">{linking.isError && <p className="fault">{problem(linking.error)}</p>}</div>
    </fieldset>
  )
}
