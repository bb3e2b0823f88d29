import { useEffect, useRef, useState } from 'react'
import type { WireMe } from '../../../services/api/wire/session.ts'
import { useCheckSession } from '../api/session.ts'
import { useHeldSession } from '../api/use-held-session.ts'
import { entryPreference, isPhoneRole, onDesk } from '../app/entry-choice.ts'
import { SignedIn } from '../app/rights.ts'
import { LiveFeed, retryFeed } from '../feed/LiveFeed.tsx'
import { SignIn, SignInAgain } from '../light/SignIn.tsx'
import { keepToldHere } from '../push/this-browser.ts'
import { keepPhoneFiles } from '../push/worker.ts'
import { NoServer } from './NoServer.tsx'
import { PressesContext, useOutbox } from './outbox/use-outbox.ts'
import { OwedPage } from './own/OwedPage.tsx'
import { PhoneShell } from './PhoneShell.tsx'

/** Whoever watches rather than goes there is led on to the console, unless they chose these pages. */
export function PhoneGate() {
  const { asked, me, isEnded } = useHeldSession(retryFeed)
  const isAway = useAway(asked.failureCount)
  const role = me?.role
  const stays = role !== undefined && (isPhoneRole(role) || entryPreference.get() === 'phone')
  useEffect(() => {
    if (role === undefined) return
    entryPreference.set(stays ? 'phone' : 'desk')
    if (!stays) location.replace(onDesk(location.pathname))
  }, [role, stays])
  if (me !== undefined && stays) {
    return (
      <SignedIn key={me.username} value={me}>
        {me.owes === undefined ? <Inside me={me} /> : <OwedPage owes={me.owes} />}
        {isEnded && <SignInAgain username={me.username} />}
      </SignedIn>
    )
  }
  if (asked.data === null) return <SignIn />
  return isAway ? <NoServer retry={() => void asked.refetch()} /> : null
}

/** From the first attempt that fails: while more are made, which takes seconds each time, the page would be empty. */
function useAway(failures: number): boolean {
  const [isAway, setAway] = useState(false)
  useEffect(() => {
    if (failures > 0) setAway(true)
  }, [failures])
  return isAway
}

function Inside({ me }: { readonly me: WireMe }) {
  const presses = useOutbox(me.username)
  const askAgain = useRef(useCheckSession())
  const isReachTold = me.reach !== undefined
  // The answer to a sign-in does not say whether an alarm would reach them.
  useEffect(() => {
    if (!isReachTold) askAgain.current()
  }, [isReachTold])
  useEffect(() => {
    keepToldHere(me.username).catch(() => {})
    keepPhoneFiles().catch(() => {})
  }, [me.username])
  return (
    <PressesContext value={presses}>
      <LiveFeed>
        <PhoneShell />
      </LiveFeed>
    </PressesContext>
  )
}
