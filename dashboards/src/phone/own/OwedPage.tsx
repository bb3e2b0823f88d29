import type { WireMe } from '../../../../services/api/wire/session.ts'
import { useSignOut } from '../../api/session.ts'
import { Button } from '../../light/Button.tsx'
import { LanguageButton } from '../../light/LanguageButton.tsx'
import { useSay } from '../../words/use-say.ts'
import { FactorForm } from './FactorForm.tsx'
import { PasswordForm } from './PasswordForm.tsx'
import { words } from './words.ts'
import '../phone.css'
import './own.css'

/** What has to be done before anything else is open. */
export const OwedPage = ({ owes }: { readonly owes: NonNullable<WireMe['owes']> }) => (
  <main className="light-sign-in">
    {owes === 'password' ? <PasswordForm /> : <FactorForm />}
    <Leave />
    <LanguageButton />
  </main>
)

/** For whoever came in by another's name. */
function Leave() {
  const { say } = useSay(words)
  const signOut = useSignOut()
  return (
    <Button look="plain" busy={signOut.isPending} onClick={() => signOut.mutate()}>
      {say('owed.out')}
    </Button>
  )
}
