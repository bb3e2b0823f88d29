import { Button, Input } from 'antd'
import { type FormEvent, useState } from 'react'
import { ask } from '../api/request.ts'
import { Awaited } from '../app/Awaited.tsx'
import { Field } from '../form/Field.tsx'
import { FormFaults } from '../form/FormFaults.tsx'
import { useSaving } from '../form/use-saving.ts'
import { useSay } from '../words/use-say.ts'
import { FactorForm } from './FactorForm.tsx'
import { FACTOR, useFactor } from './own.ts'
import { words } from './words.ts'

/** Whether an authenticator app is in use, and the ways to begin and to end that. */
export function Factor() {
  const { say } = useSay(words)
  const asked = useFactor()
  const { data } = asked
  const [doing, setDoing] = useState<'begin' | 'remove'>()
  if (data === undefined) return <Awaited what={asked} />
  if (doing === 'begin') return <FactorForm onDone={() => setDoing(undefined)} />
  if (doing === 'remove') return <RemoveFactor onDone={() => setDoing(undefined)} />
  return (
    <>
      <p>
        <span className="badge" data-is={data.on ? 'good' : data.required ? 'bad' : undefined}>
          {data.on ? say('factor.on') : say('factor.off')}
        </span>{' '}
        {data.on && say('factor.left', { n: data.recoveryCodesLeft })}
      </p>
      <p className="quiet">{data.required ? say('factor.required') : say('factor.help')}</p>
      <span>
        {data.on ? (
          <Button onClick={() => setDoing('remove')}>{say('factor.remove')}</Button>
        ) : (
          <Button onClick={() => setDoing('begin')}>{say('factor.set-up')}</Button>
        )}
      </span>
    </>
  )
}

function RemoveFactor({ onDone }: { readonly onDone: () => void }) {
  const { say } = useSay(words)
  const [given, setGiven] = useState({ password: '', code: '' })
  const removing = useSaving({
    send: () => ask<void>(`${FACTOR}/remove`, { method: 'POST', body: given }),
    changes: [FACTOR],
    onDone,
  })
  const submit = (event: FormEvent) => {
    event.preventDefault()
    removing.mutate(undefined)
  }
  return (
    <form className="plain-form" onSubmit={submit}>
      <Field label={say('factor.password')}>
        {control => (
          <Input.Password
            {...control}
            autoComplete="current-password"
            required
            value={given.password}
            onChange={event => setGiven({ ...given, password: event.target.value })}
          />
        )}
      </Field>
      <Field label={say('factor.code-or-recovery')}>
        {control => (
          <Input
            {...control}
            autoComplete="one-time-code"
            required
            value={given.code}
            onChange={event => setGiven({ ...given, code: event.target.value })}
          />
        )}
      </Field>
      <FormFaults error={removing.error} shown={[]} />
      <span className="page-actions">
        <Button danger htmlType="submit" loading={removing.isPending}>
          {say('factor.remove')}
        </Button>
        <Button onClick={onDone}>{say('account.cancel')}</Button>
      </span>
    </form>
  )
}
