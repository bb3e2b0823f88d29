import type { FastifyPluginAsync } from 'fastify'
import type { Looker, Looks } from '../access/looks.ts'
import type { Reaches } from '../access/reaches.ts'
import type { Sight } from '../access/visible.ts'
import type { AccountOffice } from '../accounts/account-office.ts'
import type { ApiOptions } from '../api-options.ts'
import { deviceSheet } from '../csv/device-sheet.ts'
import { residentSheet } from '../csv/resident-sheet.ts'
import { staffSheet } from '../csv/staff-sheet.ts'
import { wearerSheet } from '../csv/wearer-sheet.ts'
import { zoneSheet } from '../csv/zone-sheet.ts'
import type { PeopleBook } from '../people/people-book.ts'
import type { RosterOffice } from '../people/roster-office.ts'
import type { Surroundings } from '../people/unfit-wearer.ts'
import type { WearerOffice } from '../people/wearer-office.ts'
import type { DeviceOffice } from './device-office.ts'
import { sheetRoutes } from './sheet-routes.ts'

export interface TableRouteOptions {
  readonly api: ApiOptions
  readonly book: PeopleBook
  readonly roster: RosterOffice
  readonly surroundings: Omit<Surroundings, 'book'>
  readonly office: DeviceOffice
  readonly accountOffice: AccountOffice
  readonly wearers: WearerOffice
  readonly sight: Sight
  readonly looks: Pick<Looks, 'atDevices'>
  readonly reaches: Reaches
  readonly refuseUnknownSite: (site: string) => void
}

/** What can be brought in and taken out as CSV. */
export const tableRoutes: FastifyPluginAsync<TableRouteOptions> = async (app, options) => {
  const { api, book, roster, surroundings, office, wearers, sight, reaches, refuseUnknownSite } = options
  const limits = api.config.people
  const parts = { ...limits, ...surroundings, book }
  const both = { roster, limits, refuseUnknownSite }
  await app.register(sheetRoutes, { ...both, name: 'zones', sheet: zoneSheet(parts) })
  await app.register(sheetRoutes, {
    ...both,
    name: 'devices',
    sheet: deviceSheet({ ...api, office, sight, reaches }),
    seen: bandsSeen,
  })
  await app.register(sheetRoutes, { ...both, name: 'residents', sheet: residentSheet(parts) })
  const sheet = wearerSheet({ ...parts, office: wearers })
  await app.register(sheetRoutes, { ...both, name: 'wearers', sheet, seen })

  const { accounts, registry } = api
  const { accountsMax } = api.config.accounts
  const staff = staffSheet({ accounts, office: options.accountOffice, registry, accountsMax })
  await app.register(sheetRoutes, { ...both, name: 'staff', sheet: staff })

  /** Each of them is one whose file somebody has now, or what of it a file would change. */
  async function seen(ids: readonly string[], what: string, by: Looker): Promise<void> {
    const look = { at: api.now(), username: by.username, what, why: by.role }
    await api.accounts.recordLooks(ids.map(deviceId => ({ ...look, deviceId })))
  }

  /** The name of a band is most often its wearer's. */
  async function bandsSeen(ids: readonly string[], what: 'export' | 'file', by: Looker): Promise<void> {
    const devices = ids.flatMap(id => api.registry.get(id)?.device ?? [])
    await options.looks.atDevices(by, devices, what === 'file' ? 'list' : what)
  }
}
