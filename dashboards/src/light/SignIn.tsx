import { type FormEvent, useState } from 'react'
import { isCode, problemWords } from '../api/request.ts'
import { useSignIn } from '../api/session.ts'
import { BrandMark } from '../app/marks.tsx'
import { useWords } from '../words/words.ts'
import { Button } from './Button.tsx'
import { Field } from './Field.tsx'
import { LanguageButton } from './LanguageButton.tsx'

/** The sign-in of the pages without the desktop's component library. */
export function SignIn({ ended }: { readonly ended: boolean }) {
  const { say } = useWords()
  const signIn = useSignIn()
  const [username, setUsername] = useState('')
  const [password, setPassword] = useState('')
  const [code, setCode] = useState('')
  const [asksForCode, askForCode] = useState(false)
  const submit = (event: FormEvent) => {
    event.preventDefault()
    // It stays asked for while a wrong one is typed again.
    const onError = (error: unknown) => isCode(error, 'SIGN_IN_CODE_NEEDED') && askForCode(true)
    signIn.mutate({ username, password, ...(code !== '' && { code }) }, { onError })
  }
  return (
    <main>
      <form className="light-sign-in" onSubmit={submit} aria-labelledby="sign-in-title">
        <BrandMark width="52" height="52" />
        <h1 id="sign-in-title">{say('brand.name')}</h1>
        {ended && !signIn.isError && <p className="notice">{say('sign-in.ended')}</p>}
        <Field
          id="username"
          label={say('sign-in.username')}
          value={username}
          onChange={setUsername}
          {...name}
        />
        <Field
          id="password"
          label={say('sign-in.password')}
          value={password}
          onChange={setPassword}
          {...secret}
        />
        {asksForCode && (
          <Field id="code" label={say('sign-in.code')} value={code} onChange={setCode} {...oneTime} />
        )}
        <div role="alert">{signIn.isError && <p className="fault">{problemWords(say, signIn.error)}</p>}</div>
        <Button type="submit" look="main" busy={signIn.isPending}>
          {say('sign-in.submit')}
        </Button>
        <LanguageButton />
      </form>
    </main>
  )
}

const name = {
  autoComplete: 'username',
  autoCapitalize: 'none',
  spellCheck: false,
  required: true,
  maxLength: 64,
}
const secret = { type: 'password', autoComplete: 'current-password', required: true, maxLength: 1_000 }
const oneTime = { autoComplete: 'one-time-code', required: true, minLength: 6, maxLength: 64 }
