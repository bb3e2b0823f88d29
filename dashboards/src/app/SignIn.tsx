import { Button, Input } from 'antd'
import { type FormEvent, useEffect, useState } from 'react'
import { isCode, problemWords } from '../api/request.ts'
import { useSignIn } from '../api/session.ts'
import { useWords } from '../words/words.ts'
import { BrandMark } from './marks.tsx'
import { OverPage } from './OverPage.tsx'
import { LanguageSwitch, ThemeSwitch } from './Switches.tsx'
import './sign-in.css'

export function SignIn() {
  const { say } = useWords()
  const title = `${say('sign-in.title')} · ${say('brand.name')}`
  useEffect(() => {
    document.title = title
  }, [title])
  return (
    <main className="sign-in">
      <Card />
      <footer className="sign-in-switches">
        <LanguageSwitch />
        <ThemeSwitch />
      </footer>
    </main>
  )
}

/** Their session ended: over what they have open, which is there afterwards as it was. */
export function SignInAgain({ username }: { readonly username: string }) {
  return (
    <OverPage labelledBy="sign-in-title" begins="password">
      <div className="sign-in">
        <Card before={username} />
      </div>
    </OverPage>
  )
}

/** `before`: who was signed in until a moment ago, and did not sign out. */
function Card({ before }: { readonly before?: string }) {
  const { say } = useWords()
  const signIn = useSignIn()
  const [username, setUsername] = useState(before ?? '')
  const [password, setPassword] = useState('')
  const [code, setCode] = useState('')
  const [asksForCode, setAsksForCode] = useState(false)
  const submit = (event: FormEvent) => {
    event.preventDefault()
    const onError = (error: unknown) => {
      if (isCode(error, 'SIGN_IN_CODE_NEEDED')) setAsksForCode(true)
    }
    signIn.mutate({ username, password, ...(code !== '' && { code }) }, { onError })
  }
  return (
    <form className="sign-in-card" onSubmit={submit} aria-labelledby="sign-in-title">
      <BrandMark width="52" height="52" />
      <h1 id="sign-in-title">{say('brand.name')}</h1>
      <p className="quiet">{say('brand.line')}</p>
      {before !== undefined && !signIn.isError && <p className="notice">{say('sign-in.ended')}</p>}
      <label htmlFor="username">{say('sign-in.username')}</label>
      <Input
        id="username"
        size="large"
        autoComplete="username"
        autoCapitalize="none"
        spellCheck={false}
        autoFocus={before === undefined}
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
        autoFocus={before !== undefined}
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
      {before === undefined && <p className="quiet small">{say('sign-in.help')}</p>}
    </form>
  )
}
