import type { UseMutationResult } from '@tanstack/react-query'
import { type FormEvent, useEffect, useRef, useState } from 'react'
import type { WireLinkLook } from '../../../services/api/wire/account.ts'
import { problemWords } from '../api/request.ts'
import { faultsOf } from '../form/faults.ts'
import { Button } from '../light/Button.tsx'
import { Field } from '../light/Field.tsx'
import { usePhrases } from '../words/list.ts'
import { useSay } from '../words/use-say.ts'
import { useWords } from '../words/words.ts'
import { welcomeWords } from './welcome-words.ts'

interface WelcomeFormProps {
  readonly look: WireLinkLook
  readonly accepting: UseMutationResult<void, unknown, string>
}

export function WelcomeForm({ look, accepting }: WelcomeFormProps) {
  const { say, of } = useSay(welcomeWords)
  const phrases = usePhrases()
  const { say: sayCommon } = useWords()
  const [password, setPassword] = useState('')
  const [isShown, show] = useState(false)
  const title = say('welcome.hello', { name: look.displayName })
  useEffect(() => {
    document.title = title
  }, [title])
  const isSending = useRef(false)
  const onSettled = () => {
    isSending.current = false
  }
  const submit = (event: FormEvent) => {
    event.preventDefault()
    // A second tap would find the link used up by the first, and say so to somebody who has an account by then.
    if (isSending.current) return
    isSending.current = true
    accepting.mutate(password, { onSettled })
  }
  const faults = faultsOf(accepting.error)
  return (
    <form className="welcome-step" onSubmit={submit} aria-labelledby="welcome-title">
      <h1 id="welcome-title">{title}</h1>
      <p>{say(`welcome.${look.purpose}`)}</p>
      <div className="welcome-name">
        <span>{say('welcome.username')}</span>
        <strong>{look.username}</strong>
        <span>{say('welcome.username.help')}</span>
      </div>
      {/* So that the browser keeps the password under the right name. */}
      <input type="text" name="username" autoComplete="username" value={look.username} readOnly hidden />
      <Field
        id="password"
        label={say('welcome.password')}
        value={password}
        onChange={setPassword}
        type={isShown ? 'text' : 'password'}
        autoComplete="new-password"
        autoCapitalize="none"
        spellCheck={false}
        required
        maxLength={1_000}
        aria-describedby="password-help"
      />
      <p id="password-help">{say('welcome.password.help')}</p>
      <Button look="plain" aria-pressed={isShown} onClick={() => show(!isShown)}>
        {isShown ? say('welcome.hide') : say('welcome.show')}
      </Button>
      <div role="alert">
        {accepting.isError && (
          <p className="fault">
            {faults.length > 0
              ? phrases(faults.map(fault => of(fault.says)))
              : problemWords(sayCommon, accepting.error)}
          </p>
        )}
      </div>
      <Button type="submit" look="main" busy={accepting.isPending}>
        {say('welcome.save')}
      </Button>
    </form>
  )
}
