import type { ReactNode } from 'react'
import type { PageProps } from '../app/page-props.ts'
import { PushSwitch } from '../push/PushSwitch.tsx'
import { useSay } from '../words/use-say.ts'
import { Contacts } from './Contacts.tsx'
import { Factor } from './Factor.tsx'
import { OwnName } from './OwnName.tsx'
import { PasswordForm } from './PasswordForm.tsx'
import { ReachState } from './ReachState.tsx'
import { Sessions } from './Sessions.tsx'
import { words } from './words.ts'
import '../form/form.css'
import './account.css'

/** One's own account: by what one is told before all else, then how one signs in. */
export default function AccountPage({ me }: PageProps) {
  const { say } = useSay(words)
  return (
    <div className="form-page account-page">
      <div className="page-head">
        <h1>{say('account.title')}</h1>
      </div>
      <Part title={say('account.told')}>
        <ReachState me={me} />
        <PushSwitch username={me.username} />
        <Contacts />
      </Part>
      <Part title={say('account.name')}>
        <OwnName me={me} />
      </Part>
      <Part title={say('account.password')}>
        <PasswordForm />
      </Part>
      <Part title={say('account.factor')}>
        <Factor />
      </Part>
      <Part title={say('account.sessions')}>
        <Sessions />
      </Part>
    </div>
  )
}

const Part = ({ title, children }: { readonly title: string; readonly children: ReactNode }) => (
  <section className="card" aria-label={title}>
    <h2>{title}</h2>
    {children}
  </section>
)
