import { Button, Input, QRCode } from 'antd'
import { type FormEvent, useState } from 'react'
import type { WireEnrolment, WireRecoveryCodes } from '../../../services/api/wire/account.ts'
import { ask } from '../api/request.ts'
import { Field } from '../form/Field.tsx'
import { FormFaults } from '../form/FormFaults.tsx'
import { useSaving } from '../form/use-saving.ts'
import { useSay } from '../words/use-say.ts'
import { FACTOR } from './own.ts'
import { words } from './words.ts'

interface FactorFormProps {
  readonly onDone: () => void
}

const post = <T,>(path: string, body: object) => ask<T>(`${FACTOR}${path}`, { method: 'POST', body })

/** Takes an authenticator app into use: the password, the square code, a code of the app, and the recovery codes once. */
export function FactorForm({ onDone }: FactorFormProps) {
  const { say } = useSay(words)
  const [typed, type] = useState('')
  const begin = useSaving({
    send: () => post<WireEnrolment>('', { password: typed }),
    ...{ changes: [], says: null },
    onDone: () => type(''),
  })
  const confirm = useSaving({
    send: () => post<WireRecoveryCodes>('/confirm', { code: typed }),
    ...{ changes: [FACTOR], says: null },
  })
  const step = begin.data === undefined ? begin : confirm
  const submit = (event: FormEvent) => {
    event.preventDefault()
    step.mutate(undefined)
  }
  if (confirm.data) return <RecoveryCodes codes={confirm.data.recoveryCodes} onDone={onDone} />
  return (
    <form className="plain-form" onSubmit={submit}>
      {begin.data === undefined ? (
        <Field key="password" label={say('factor.password')} help={say('factor.password.help')}>
          {control => (
            <Input.Password
              {...control}
              autoComplete="current-password"
              required
              value={typed}
              onChange={event => type(event.target.value)}
            />
          )}
        </Field>
      ) : (
        <>
          <p>{say('factor.scan')}</p>
          <QRCode value={begin.data.uri} size={200} color="#000000" bgColor="#ffffff" />
          <p className="small">
            {say('factor.by-hand')} <code>{begin.data.secret}</code>{' '}
            <a href={begin.data.uri}>{say('factor.here')}</a>
          </p>
          <Field key="code" label={say('factor.code')}>
            {control => (
              <Input
                {...control}
                className="one-time"
                autoComplete="one-time-code"
                inputMode="numeric"
                required
                minLength={6}
                maxLength={64}
                value={typed}
                onChange={event => type(event.target.value)}
              />
            )}
          </Field>
        </>
      )}
      <FormFaults error={step.error} shown={[]} />
      <span>
        <Button type="primary" htmlType="submit" loading={step.isPending}>
          {say(begin.data === undefined ? 'factor.begin' : 'factor.confirm')}
        </Button>
      </span>
    </form>
  )
}

function RecoveryCodes({
  codes,
  onDone,
}: {
  readonly codes: readonly string[]
  readonly onDone: () => void
}) {
  const { say } = useSay(words)
  return (
    <div className="plain-form">
      <p className="notice">{say('factor.codes')}</p>
      <pre className="recovery-codes">{codes.join('\n')}</pre>
      <span>
        <Button type="primary" onClick={onDone}>
          {say('factor.written')}
        </Button>
      </span>
    </div>
  )
}
