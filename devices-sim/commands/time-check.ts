import { DAY, type Instant, MINUTE } from '../world/durations.ts'

/** Before this a server has seen no reading yet: its time by events begins with the first. */
const NEVER: Instant = Date.UTC(2000, 0, 1)

/** What a person should know where the server's time and that of what is to be published do not go together. */
export function timeWarning(start: Instant, serverNow: Instant): string | undefined {
  if (serverNow < NEVER) return undefined
  const times = `The first reading is of ${iso(start)}, and for the server it is ${iso(serverNow)}`
  if (start < serverNow - MINUTE)
    return `${times}: earlier readings are history to it. A fresh LINLI_DATA begins anew.`
  if (start > serverNow + DAY)
    return `${times}: LINLI_CLOCK=wall takes that for a wrong clock, and events believes no leap of over a year.`
  return undefined
}

const iso = (at: Instant) => new Date(at).toISOString()
