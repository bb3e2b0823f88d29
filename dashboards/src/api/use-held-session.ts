import { type UseQueryResult, useQueryClient } from '@tanstack/react-query'
import { useEffect, useRef, useState } from 'react'
import type { WireMe } from '../../../services/api/wire/session.ts'
import { holdFor } from './renewal.ts'
import { ME, useMe } from './session.ts'

export interface HeldSession {
  readonly asked: UseQueryResult<WireMe | null>
  /** Whoever is signed in, or was until a moment ago: what they have before them stays. */
  readonly me: WireMe | undefined
  /** They are to sign in again, over it. */
  readonly isEnded: boolean
}

/** Who is there. `renewed`: they are back, and what waited for that may begin. */
export function useHeldSession(renewed: () => void): HeldSession {
  const client = useQueryClient()
  const asked = useMe()
  const [last, setLast] = useState<WireMe>()
  if (asked.data && asked.data !== last) setLast(asked.data)
  const username = last?.username
  const isEnded = asked.data === null && last !== undefined
  useEffect(() => {
    if (username === undefined) return
    return holdFor({ username, ended: () => void client.invalidateQueries({ queryKey: ME }) })
  }, [username, client])
  const after = useRef(renewed)
  after.current = renewed
  const wasEnded = useRef(false)
  useEffect(() => {
    if (wasEnded.current && !isEnded) after.current()
    wasEnded.current = isEnded
  }, [isEnded])
  return { asked, me: asked.data ?? last, isEnded }
}
