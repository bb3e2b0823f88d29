import { useMutation, useQuery } from '@tanstack/react-query'
import { useEffect, useState } from 'react'
import type { WireLinkLook } from '../../../services/api/wire/account.ts'
import type { WireSession } from '../../../services/api/wire/session.ts'
import { ask, isCode, problemWords } from '../api/request.ts'
import { BrandMark } from '../app/marks.tsx'
import { Button } from '../light/Button.tsx'
import { LanguageButton } from '../light/LanguageButton.tsx'
import { useSay } from '../words/use-say.ts'
import { languagePreference, useWords } from '../words/words.ts'
import { WelcomeForm } from './WelcomeForm.tsx'
import { welcomeWords } from './welcome-words.ts'
import './welcome.css'

/** What stands behind `#`: no server and no proxy on the way sees it. */
const tokenHere = (): string => {
  const given = location.hash.slice(1)
  try {
    return decodeURIComponent(given)
  } catch {
    // A link that was broken on its way is told as one that is not valid.
    return given
  }
}

/** Behind the link of an invitation, open to whoever has it: they choose a password and are signed in. */
export function Welcome() {
  const { say } = useSay(welcomeWords)
  const { say: sayCommon } = useWords()
  const [token] = useState(tokenHere)
  const look = useQuery({
    queryKey: ['welcome', token],
    queryFn: () => ask<WireLinkLook>('/api/invitations/look', { method: 'POST', body: { token } }),
    retry: false,
    staleTime: Number.POSITIVE_INFINITY,
  })
  useOwnLanguage(look.data)
  const accepting = useMutation({ mutationFn: (password: string) => accept(token, look.data, password) })
  return (
    <main className="light-sign-in welcome">
      <BrandMark width="52" height="52" />
      {look.isPending && <p>{say('welcome.wait')}</p>}
      {look.isError && <BadLink error={look.error} retry={() => void look.refetch()} />}
      {look.data && !accepting.isSuccess && <WelcomeForm look={look.data} accepting={accepting} />}
      {accepting.isSuccess && (
        <div className="welcome-step" role="status">
          <h1>{say('welcome.done')}</h1>
          <p>{say('welcome.done.help')}</p>
          <a className="light-button" data-look="main" href="/">
            {say('welcome.go')}
          </a>
        </div>
      )}
      <LanguageButton />
      <span className="unseen">{sayCommon('brand.line')}</span>
    </main>
  )
}

function BadLink({ error, retry }: { readonly error: Error; readonly retry: () => void }) {
  const { say } = useSay(welcomeWords)
  const { say: sayCommon } = useWords()
  const hasEnded = isCode(error, 'LINK_ENDED', 'VALIDATION_FAILED')
  return (
    <div className="welcome-step" role="alert">
      <h1>{hasEnded ? say('welcome.bad') : problemWords(sayCommon, error)}</h1>
      {hasEnded && <p>{say('welcome.bad.help')}</p>}
      {hasEnded ? (
        <a className="light-button" data-look="main" href="/">
          {say('welcome.sign-in')}
        </a>
      ) : (
        <Button onClick={retry}>{say('welcome.again')}</Button>
      )}
    </div>
  )
}

/** Chooses the password and signs in with it. Where an app is asked for besides, the ordinary sign-in asks. */
async function accept(token: string, look: WireLinkLook | undefined, password: string): Promise<void> {
  await ask<void>('/api/invitations/accept', { method: 'POST', body: { token, password } })
  // The link is used up: reloaded, it would only say so.
  history.replaceState(null, '', '/welcome')
  const body = { username: look?.username, password }
  await ask<WireSession>('/api/session', { method: 'POST', body }).catch(() => {})
}

/** The one who is invited reads what was written down for them, until they choose another language here. */
function useOwnLanguage(look: WireLinkLook | undefined): void {
  useEffect(() => {
    if (look !== undefined) languagePreference.set(look.language)
  }, [look])
}
