import { useEffect, useRef, useState } from 'react'
import type { WireMe } from '../../../services/api/wire/session.ts'
import { useCheckSession, useMe } from '../api/session.ts'
import { entryPreference, isPhoneRole, onDesk } from '../app/entry-choice.ts'
import { SignedIn } from '../app/rights.ts'
import { LiveFeed } from '../feed/LiveFeed.tsx'
import { SignIn } from '../light/SignIn.tsx'
import { keepToldHere } from '../push/this-browser.ts'
import { keepPhoneFiles } from '../push/worker.ts'
import { NoServer } from './NoServer.tsx'
import { PressesContext, useOutbox } from './outbox/use-outbox.ts'
import { OwedPage } from './own/OwedPage.tsx'
import { PhoneShell } from './PhoneShell.tsx'

/** Whoever watches rather than goes there is led on to the console, unless they chose these pages. */
export function PhoneGate() {
  const me = useMe()
  const wasIn = useRef(false)
  const isAway = useAway(me.failureCount)
  const role = me.data?.role
  const stays = role !== undefined && (isPhoneRole(role) || entryPreference.get() === 'phone')
  useEffect(() => {
    if (role === undefined) return
    wasIn.current = true
    entryPreference.set(stays ? 'phone' : 'desk')
    if (!stays) location.replace(onDesk(location.pathname))
  }, [role, stays])
  if (me.data && stays) {
    return (
      <SignedIn value={me.data}>
        {me.data.owes === undefined ? <Inside me={me.data} /> : <OwedPage owes={me.data.owes} />}
      </SignedIn>
    )
  }
  if (me.data === null) return <SignIn ended={wasIn.current} />
  return isAway ? <NoServer retry={() => void me.refetch()} /> : null
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
