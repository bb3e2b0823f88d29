import { Button, Input } from 'antd'
import { type FormEvent, useState } from 'react'
import { ask } from '../api/request.ts'
import { useCheckSession } from '../api/session.ts'
import { Field } from '../form/Field.tsx'
import { FormFaults } from '../form/FormFaults.tsx'
import { faultsOf } from '../form/faults.ts'
import { useSaving } from '../form/use-saving.ts'
import { useSay } from '../words/use-say.ts'
import { SESSIONS } from './own.ts'
import { words } from './words.ts'

const FIELDS = { old: 'current-password', new: 'new-password' } as const

/** Another password. All other sessions of the account end with it. */
export function PasswordForm() {
  const { say } = useSay(words)
  const check = useCheckSession()
  const [given, setGiven] = useState({ old: '', new: '' })
  const saving = useSaving({
    send: () => ask<void>('/api/me/password', { method: 'POST', body: given }),
    changes: [SESSIONS],
    says: say('password.saved'),
    onDone: () => {
      setGiven({ old: '', new: '' })
      check()
    },
  })
  const submit = (event: FormEvent) => {
    event.preventDefault()
    saving.mutate(undefined)
  }
  // What is wrong with the new one stands under no name, or under the account's.
  const faults = faultsOf(saving.error).map(fault => ({ ...fault, path: 'new' }))
  return (
    <form className="plain-form" onSubmit={submit}>
      {(['old', 'new'] as const).map(name => (
        <Field
          key={name}
          label={say(`password.${name}`)}
          path={name}
          faults={faults}
          {...(name === 'new' && { help: say('password.help') })}
        >
          {control => (
            <Input.Password
              {...control}
              autoComplete={FIELDS[name]}
              required
              maxLength={1_000}
              value={given[name]}
              onChange={event => setGiven({ ...given, [name]: event.target.value })}
            />
          )}
        </Field>
      ))}
      {faults.length === 0 && <FormFaults error={saving.error} shown={[]} />}
      <span>
        <Button type="primary" htmlType="submit" loading={saving.isPending}>
          {say('password.save')}
        </Button>
      </span>
    </form>
  )
}
