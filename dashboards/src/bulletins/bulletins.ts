import type {
  WireBulletin,
  WireBulletinBody,
  WireBulletinList,
  WireScreenList,
} from '../../../services/api/wire/lobby.ts'
import { ask } from '../api/request.ts'
import { sitePath } from '../form/site.ts'
import { useGet } from '../form/use-get.ts'

export const bulletinsPath = (site: string): string => `${sitePath(site)}/bulletins`
export const screensPath = (site: string): string => `${sitePath(site)}/screens`

export const useBulletins = (site: string) => useGet<WireBulletinList>(bulletinsPath(site))

/** Whether one hangs dark is seen without asking again. */
const SEEN_EVERY_MS = 30_000
export const useScreens = (site: string) =>
  useGet<WireScreenList>(screensPath(site), { everyMs: SEEN_EVERY_MS })

export const saveBulletin = (site: string, id: string | undefined, body: WireBulletinBody) =>
  id === undefined
    ? ask<WireBulletin>(bulletinsPath(site), { method: 'POST', body })
    : ask<WireBulletin>(`${bulletinsPath(site)}/${id}`, { method: 'PUT', body })

export const takeDown = (site: string, { id, version }: WireBulletin) =>
  ask<undefined>(`${bulletinsPath(site)}/${id}?version=${version}`, { method: 'DELETE' })

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
