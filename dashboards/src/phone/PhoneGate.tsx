import { useEffect, useRef } from 'react'
import { useMe } from '../api/session.ts'
import { entryPreference, isPhoneRole, onDesk } from '../app/entry-choice.ts'
import { SignedIn } from '../app/rights.ts'
import { SignIn } from '../light/SignIn.tsx'
import { PhoneHome } from './PhoneHome.tsx'

/** Whoever watches rather than goes there is led on to the console. */
export function PhoneGate() {
  const me = useMe()
  const wasIn = useRef(false)
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
        <PhoneHome me={me.data} />
      </SignedIn>
    )
  }
  return me.data === null ? <SignIn ended={wasIn.current} /> : null
}
