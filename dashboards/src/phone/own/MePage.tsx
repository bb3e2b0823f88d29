import { problemWords } from '../../api/request.ts'
import { useSignOut } from '../../api/session.ts'
import { entryPreference } from '../../app/entry-choice.ts'
import { useSignedIn } from '../../app/rights.ts'
import { Button } from '../../light/Button.tsx'
import { dropPhoneFiles } from '../../push/worker.ts'
import { useSay } from '../../words/use-say.ts'
import { useWords } from '../../words/words.ts'
import { usePresses } from '../outbox/use-outbox.ts'
import { Page } from '../Page.tsx'
import { Addresses } from './Addresses.tsx'
import { AlarmSound } from './AlarmSound.tsx'
import { Install } from './Install.tsx'
import { Looks } from './Looks.tsx'
import { ReachLine } from './ReachLine.tsx'
import { ToldHere } from './ToldHere.tsx'
import { words } from './words.ts'
import './own.css'

/** Whether an alarm reaches me, how I read this, and the way out. */
export function MePage() {
  const { say: tell } = useSay(words)
  const { displayName, username, role } = useSignedIn()
  return (
    <Page title={tell('me.title')}>
      <p className="me-name">
        <strong>{displayName || username}</strong> {tell(`role.${role}`)}
      </p>
      <section aria-labelledby="told">
        <h2 id="told">{tell('told.title')}</h2>
        <ReachLine />
        <ToldHere />
        <AlarmSound />
        <Addresses />
      </section>
      <Looks />
      <Install />
      <More />
    </Page>
  )
}

/** From then on this browser opens the console, also where a notification is touched. */
function toConsole(): void {
  entryPreference.set('desk')
  void dropPhoneFiles()
}

function More() {
  const { say: tell } = useSay(words)
  const { say } = useWords()
  const signOut = useSignOut()
  const waiting = usePresses().entries.filter(({ refusal }) => refusal === null).length
  return (
    <section aria-labelledby="more">
      <h2 id="more">{tell('more.title')}</h2>
      <div className="me-buttons">
        <a className="light-button" href="/" onClick={toConsole}>
          {tell('more.console')}
        </a>
        {waiting > 0 && <p className="notice">{tell('out.waiting', { n: waiting })}</p>}
        <Button busy={signOut.isPending} onClick={() => signOut.mutate()}>
          {say('account.sign-out')}
        </Button>
        <div role="alert">
          {signOut.isError && <p className="fault">{problemWords(say, signOut.error)}</p>}
        </div>
      </div>
    </section>
  )
}
