import { type FormEvent, useState } from 'react'
import { isCode, problemWords } from '../api/request.ts'
import { useSignIn } from '../api/session.ts'
import { BrandMark } from '../app/marks.tsx'
import { OverPage } from '../app/OverPage.tsx'
import { useWords } from '../words/words.ts'
import { Button } from './Button.tsx'
import { Field } from './Field.tsx'
import { LanguageButton } from './LanguageButton.tsx'

/** The sign-in of the pages without the desktop's component library. */
export const SignIn = () => (
  <main>
    <Form />
  </main>
)

/** Their session ended: over what they have open, which is there afterwards as it was. */
export const SignInAgain = ({ username }: { readonly username: string }) => (
  <OverPage labelledBy="sign-in-title" begins="password">
    <Form before={username} />
  </OverPage>
)

/** `before`: who was signed in until a moment ago, and did not sign out. */
function Form({ before }: { readonly before?: string }) {
  const { say } = useWords()
  const signIn = useSignIn()
  const [username, setUsername] = useState(before ?? '')
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
    <form className="light-sign-in" onSubmit={submit} aria-labelledby="sign-in-title">
      <BrandMark width="52" height="52" />
      <h1 id="sign-in-title">{say('brand.name')}</h1>
      {before !== undefined && !signIn.isError && <p className="notice">{say('sign-in.ended')}</p>}
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
        autoFocus={before !== undefined}
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
