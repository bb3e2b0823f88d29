import type { WireBulletin } from '../../../services/api/wire/lobby.ts'

export type BulletinState = 'now' | 'later' | 'over'

export function stateOf({ from, until }: Pick<WireBulletin, 'from' | 'until'>, now: number): BulletinState {
  if (Date.parse(until) <= now) return 'over'
  return Date.parse(from) <= now ? 'now' : 'later'
}

/** As many characters as the server counts, which counts what JavaScript does. */
export const LENGTHS = { title: 40, text: 200 }

/** What the form holds. */
export interface BulletinFields {
  readonly title: string
  readonly text: string
  readonly from: string
  readonly until: string
}

const HOUR_MS = 3_600_000

/** From the next full hour on, for three days: what most are changed from least. */
export function newBody(now: number): BulletinFields {
  const until = Math.ceil(now / HOUR_MS) * HOUR_MS + 72 * HOUR_MS
  const from = Math.floor(now / 60_000) * 60_000
  return { title: '', text: '', from: new Date(from).toISOString(), until: new Date(until).toISOString() }
}
