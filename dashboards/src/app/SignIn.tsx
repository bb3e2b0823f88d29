import { Button, Input } from 'antd'
import { type FormEvent, useEffect, useState } from 'react'
import { isCode, problemWords } from '../api/request.ts'
import { useSignIn } from '../api/session.ts'
import { useWords } from '../words/words.ts'
import { BrandMark } from './marks.tsx'
import { LanguageSwitch, ThemeSwitch } from './Switches.tsx'
import './sign-in.css'

interface SignInProps {
  /** Somebody was signed in a moment ago, and did not sign out. */
  readonly ended: boolean
}

export function SignIn({ ended }: SignInProps) {
  const { say } = useWords()
  const signIn = useSignIn()
  const [username, setUsername] = useState('')
  const [password, setPassword] = useState('')
  const [code, setCode] = useState('')
  const [asksForCode, setAsksForCode] = useState(false)
  const title = `${say('sign-in.title')} · ${say('brand.name')}`
  useEffect(() => {
    document.title = title
  }, [title])
  const submit = (event: FormEvent) => {
    event.preventDefault()
    const onError = (error: unknown) => {
      if (isCode(error, 'SIGN_IN_CODE_NEEDED')) setAsksForCode(true)
    }
    signIn.mutate({ username, password, ...(code !== '' && { code }) }, { onError })
  }
  return (
    <main className="sign-in">
      <form className="sign-in-card" onSubmit={submit} aria-labelledby="sign-in-title">
        <BrandMark width="52" height="52" />
        <h1 id="sign-in-title">{say('brand.name')}</h1>
        <p className="quiet">{say('brand.line')}</p>
        {ended && !signIn.isError && <p className="notice">{say('sign-in.ended')}</p>}
        <label htmlFor="username">{say('sign-in.username')}</label>
        <Input
          id="username"
          size="large"
          autoComplete="username"
          autoCapitalize="none"
          spellCheck={false}
          autoFocus
          required
          maxLength={64}
          value={username}
          onChange={event => setUsername(event.target.value)}
        />
        <label htmlFor="password">{say('sign-in.password')}</label>
        <Input.Password
          id="password"
          size="large"
          autoComplete="current-password"
          required
          maxLength={1_000}
          value={password}
          onChange={event => setPassword(event.target.value)}
        />
        {asksForCode && (
          <>
            <label htmlFor="code">{say('sign-in.code')}</label>
            <Input
              id="code"
              size="large"
              autoComplete="one-time-code"
              autoFocus
              required
              minLength={6}
              maxLength={64}
              value={code}
              onChange={event => setCode(event.target.value)}
            />
          </>
        )}
        <div role="alert">{signIn.isError && <p className="fault">{problemWords(say, signIn.error)}</p>}</div>
        <Button type="primary" htmlType="submit" size="large" block loading={signIn.isPending}>
          {say('sign-in.submit')}
        </Button>
        <p className="quiet small">{say('sign-in.help')}</p>
      </form>
      <footer className="sign-in-switches">
        <LanguageSwitch />
        <ThemeSwitch />
      </footer>
    </main>
  )
}
