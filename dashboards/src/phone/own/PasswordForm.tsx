import { useMutation } from '@tanstack/react-query'
import { type FormEvent, useState } from 'react'
import { ApiProblem, ask, problemWords } from '../../api/request.ts'
import { useCheckSession } from '../../api/session.ts'
import { Button } from '../../light/Button.tsx'
import { Field } from '../../light/Field.tsx'
import { useSay } from '../../words/use-say.ts'
import { useWords } from '../../words/words.ts'
import { words } from './words.ts'

/** The password somebody came in with is known to whoever gave it. */
export function PasswordForm() {
  const { say: tell } = useSay(words)
  const { say } = useWords()
  const [old, setOld] = useState('')
  const [next, setNext] = useState('')
  const check = useCheckSession()
  const saving = useMutation({
    mutationFn: () => ask<void>('/api/me/password', { method: 'POST', body: { old, new: next } }),
    onSuccess: check,
  })
  const submit = (event: FormEvent) => {
    event.preventDefault()
    saving.mutate()
  }
  return (
    <form className="owed" onSubmit={submit}>
      <h1>{tell('owed.password')}</h1>
      <p className="quiet">{tell('owed.password.help')}</p>
      <Field
        id="old"
        label={tell('owed.old')}
        value={old}
        onChange={setOld}
        {...secret('current-password')}
      />
      <Field id="new" label={tell('owed.new')} value={next} onChange={setNext} {...secret('new-password')} />
      <div role="alert">
        {saving.error && <p className="fault">{detailOf(saving.error) ?? problemWords(say, saving.error)}</p>}
      </div>
      <Button type="submit" look="main" busy={saving.isPending}>
        {tell('owed.save')}
      </Button>
    </form>
  )
}

export const secret = (autoComplete: string) =>
  ({ type: 'password', autoComplete, required: true, maxLength: 1_000 }) as const

/** What a password has to be, the server says. */
const detailOf = (error: Error): string | undefined =>
  error instanceof ApiProblem && error.code === 'PASSWORD_REFUSED' ? error.problem.detail : undefined
