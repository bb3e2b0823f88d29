import type {
  WireBulletin,
  WireBulletinBody,
  WireBulletinList,
  WireScreenList,
} from '../../../services/api/wire/lobby.ts'
import { sitePath } from '../api/places.ts'
import { ask } from '../api/request.ts'
import { useGet } from '../api/use-get.ts'

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
