import { createContext, useContext } from 'react'
import type { WireMe } from '../../../services/api/wire/session.ts'

const Signed = createContext<WireMe | undefined>(undefined)

/** Around everything that is shown to somebody who is signed in. */
export const SignedIn = Signed.Provider

/** Whether the role of whoever is signed in may do that at all (docs/access.md); how far, the server says. */
export function useCan(): (right: string) => boolean {
  const me = useSignedIn()
  return right => me.rights.includes(right)
}

export function useSignedIn(): WireMe {
  const me = useContext(Signed)
  if (me === undefined) throw new Error('shown to somebody who is not signed in')
  return me
}
