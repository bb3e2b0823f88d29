import type {
  WireDutyCalendar,
  WireRota,
  WireRotaBody,
  WireRotaList,
  WireSavedRota,
} from '../../../services/api/wire/duty.ts'
import { sitePath } from '../api/places.ts'
import { ask, query } from '../api/request.ts'
import { useGet } from '../api/use-get.ts'
import { newShift } from './rotation.ts'

/** Who is on duty changes by itself with the time. */
const EVERY_MS = 60_000

export const useRotas = (site: string) => useGet<WireRotaList>(`${sitePath(site)}/rotas`)

/** From now on, where no period is given. */
export const useCalendar = (site: string, period: { from?: string; to?: string } = {}) =>
  useGet<WireDutyCalendar>(`${sitePath(site)}/duty/calendar${query(period)}`, { everyMs: EVERY_MS })

export const rotaPath = (site: string, id: string): string =>
  `${sitePath(site)}/rotas/${encodeURIComponent(id)}`

export const saveRota = (site: string, id: string, body: WireRotaBody) =>
  ask<WireSavedRota>(rotaPath(site, id), { method: 'PUT', body })

/** What depends on a rota: itself, the calendar, who is on duty, who could be told. */
export const changedByRota = (site: string): readonly string[] => [
  `${sitePath(site)}/rotas`,
  `${sitePath(site)}/duty`,
  `${sitePath(site)}/reachability`,
  `${sitePath(site)}/plan-for`,
]

export function bodyOf(rota: WireRota | undefined): WireRotaBody {
  if (rota === undefined)
    return {
      role: 'grid-worker',
      zones: [],
      shifts: [newShift()],
      holidays: [],
      handOverMs: 0,
      version: 'new',
    }
  // Overrides stay as they are where the form does not name them.
  const { id: _, overrides: __, ...rest } = rota
  return rest
}
