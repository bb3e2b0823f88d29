import { useEffect, useState } from 'react'

/** Longer than the second tap of somebody who taps everything twice takes to come. */
const REST_MS = 700

/**
 * True for a moment after `what` changed. The button for the next step stands where the one for this step stood: a second
 * tap that was meant for this one would say that somebody is on the way who has only accepted.
 */
export function useRest(what: string | undefined): boolean {
  const [rested, setRested] = useState(what)
  useEffect(() => {
    const timer = setTimeout(setRested, REST_MS, what)
    return () => clearTimeout(timer)
  }, [what])
  return rested !== what
}
