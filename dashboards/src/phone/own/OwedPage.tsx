import type { WireMe } from '../../../../services/api/wire/session.ts'
import { LanguageButton } from '../../light/LanguageButton.tsx'
import { FactorForm } from './FactorForm.tsx'
import { PasswordForm } from './PasswordForm.tsx'
import '../phone.css'
import './own.css'

/** What has to be done before anything else is open. */
export const OwedPage = ({ owes }: { readonly owes: NonNullable<WireMe['owes']> }) => (
  <main className="light-sign-in">
    {owes === 'password' ? <PasswordForm /> : <FactorForm />}
    <LanguageButton />
  </main>
)
