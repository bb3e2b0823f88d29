import { Button } from 'antd'
import { useEffect } from 'react'
import type { WireMe } from '../../../services/api/wire/session.ts'
import { useCheckSession, useSignOut } from '../api/session.ts'
import { BrandMark } from '../app/marks.tsx'
import { LanguageSwitch } from '../app/Switches.tsx'
import { useSay } from '../words/use-say.ts'
import { FactorForm } from './FactorForm.tsx'
import { PasswordForm } from './PasswordForm.tsx'
import { words } from './words.ts'
import '../form/form.css'
import './account.css'

/** What has to be done before anything else is open: a password of one's own, or an authenticator app. */
export default function OwedPage({ owes }: { readonly owes: NonNullable<WireMe['owes']> }) {
  const { say } = useSay(words)
  const check = useCheckSession()
  const signOut = useSignOut()
  const title = say(`owed.${owes}`)
  useEffect(() => {
    document.title = title
  }, [title])
  return (
    <main className="owed-page">
      <div className="card">
        <BrandMark width="44" height="44" />
        <h1>{title}</h1>
        <p className="quiet">{say(`owed.${owes}.help`)}</p>
        {owes === 'password' ? <PasswordForm /> : <FactorForm onDone={check} />}
        <div className="page-actions">
          <LanguageSwitch />
          <Button type="link" onClick={() => signOut.mutate()}>
            {say('owed.out')}
          </Button>
        </div>
      </div>
    </main>
  )
}
