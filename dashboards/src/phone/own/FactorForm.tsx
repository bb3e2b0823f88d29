import { useMutation } from '@tanstack/react-query'
import { type FormEvent, useState } from 'react'
import type { WireEnrolment, WireRecoveryCodes } from '../../../../services/api/wire/account.ts'
import { ask, problemWords } from '../../api/request.ts'
import { useCheckSession } from '../../api/session.ts'
import { Button } from '../../light/Button.tsx'
import { Field } from '../../light/Field.tsx'
import { useSay } from '../../words/use-say.ts'
import { useWords } from '../../words/words.ts'
import { secret } from './PasswordForm.tsx'
import { words } from './words.ts'

/** On a phone the app is one tap away: no square code has to be photographed. */
export function FactorForm() {
  const { say: tell } = useSay(words)
  const { say } = useWords()
  const [typed, type] = useState('')
  const check = useCheckSession()
  const post = <T,>(path: string, body: object) =>
    ask<T>(`/api/me/second-factor${path}`, { method: 'POST', body })
  const begin = useMutation({
    mutationFn: () => post<WireEnrolment>('', { password: typed }),
    onSuccess: () => type(''),
  })
  const confirm = useMutation({ mutationFn: () => post<WireRecoveryCodes>('/confirm', { code: typed }) })
  const step = begin.data === undefined ? begin : confirm
  const submit = (event: FormEvent) => {
    event.preventDefault()
    step.mutate()
  }
  if (confirm.data)
    return (
      <div className="owed">
        <p>{tell('owed.factor.codes')}</p>
        <pre>{confirm.data.recoveryCodes.join('\n')}</pre>
        <Button look="main" onClick={check}>
          {tell('owed.factor.written')}
        </Button>
      </div>
    )
  return (
    <form className="owed" onSubmit={submit}>
      <h1>{tell('owed.factor')}</h1>
      <p className="quiet">{tell('owed.factor.help')}</p>
      {begin.data === undefined ? (
        <Field
          id="password"
          label={tell('owed.factor.password')}
          value={typed}
          onChange={type}
          {...secret('current-password')}
        />
      ) : (
        <>
          <a className="light-button" href={begin.data.uri}>
            {tell('owed.factor.open')}
          </a>
          <p>
            {tell('owed.factor.secret')} <code>{begin.data.secret}</code>
          </p>
          <Field id="code" label={tell('owed.factor.code')} value={typed} onChange={type} {...CODE} />
        </>
      )}
      <div role="alert">{step.error && <p className="fault">{problemWords(say, step.error)}</p>}</div>
      <Button type="submit" look="main" busy={step.isPending}>
        {tell(begin.data === undefined ? 'owed.factor.begin' : 'codes.confirm')}
      </Button>
    </form>
  )
}

const CODE = {
  inputMode: 'numeric',
  autoComplete: 'one-time-code',
  required: true,
  minLength: 6,
  maxLength: 64,
} as const
