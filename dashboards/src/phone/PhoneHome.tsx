import type { WireMe } from '../../../services/api/wire/session.ts'
import { useSignOut } from '../api/session.ts'
import { Button } from '../light/Button.tsx'
import { useWords } from '../words/words.ts'

export function PhoneHome({ me }: { readonly me: WireMe }) {
  const { say } = useWords()
  const signOut = useSignOut()
  return (
    <main className="light-sign-in">
      <h1>{me.displayName || me.username}</h1>
      <Button busy={signOut.isPending} onClick={() => signOut.mutate()}>
        {say('account.sign-out')}
      </Button>
    </main>
  )
}
