import type { Role } from '../../domain/model/person.ts'

/**
 * How far a right reaches: over the whole server; over the sites and zones of somebody's scope; over the bands of
 * somebody's own wearers.
 */
export type Extent = 'all' | 'scope' | 'wearers'

const NONE = undefined

/**
 * What each role may do, and how far: the one place where it is decided. Every route names the right that it takes
 * (`route-rights.ts`), and `docs/access.md` shows this very table.
 */
const table = {
  //                        administrator, manager, grid-worker, technician, caregiver
  /** One's own account, sessions, keys, devices for push, notices; what everybody may know of the product. */
  self: ['all', 'all', 'all', 'all', 'all'],
  /** Lists, single alerts, the feed and the events. */
  'alerts.read': ['all', 'scope', 'scope', 'scope', 'wearers'],
  /** Acknowledge, assign, comment, on site, resolve, and what else moves an alert on. */
  'alerts.handle': ['all', 'scope', 'scope', 'scope', 'wearers'],
  'alerts.shelve': ['all', 'scope', NONE, 'scope', NONE],
  /** What was measured of a person, and what tells of it; without it an alert is “help needed” in a place. */
  'health.read': ['all', 'scope', NONE, NONE, 'wearers'],
  /** Who looked at it. */
  'looks.read': ['all', 'scope', NONE, NONE, 'wearers'],
  'devices.read': ['all', 'scope', 'scope', 'scope', 'wearers'],
  /** Register, change, delete. */
  'devices.write': ['all', 'scope', NONE, 'scope', NONE],
  'devices.token': ['all', 'scope', NONE, 'scope', NONE],
  /** Tell a device to say something, and read what it was told; of a wearer’s band it takes `health.read` too. */
  'devices.order': ['all', 'scope', 'scope', 'scope', 'wearers'],
  /** Tell it to do something else: cut off, unlock, restart. */
  'devices.control': ['all', 'scope', NONE, 'scope', NONE],
  /** Systems that speak for devices in words of their own, and what is heard there that nobody registered. */
  'sources.read': ['all', 'scope', NONE, 'scope', NONE],
  'sources.write': ['all', 'scope', NONE, NONE, NONE],
  /** Past readings, and the figures that hold for a device. */
  'readings.read': ['all', 'scope', 'scope', 'scope', 'wearers'],
  /** All rules, with what is set for one's own places. */
  'rules.read': ['all', 'scope', NONE, NONE, NONE],
  /** Set figures for one's own places. */
  'rules.tune': ['all', 'scope', NONE, NONE, NONE],
  /** Rules are the whole server's: to write and delete one, and to see who changed what anywhere. */
  'rules.write': ['all', NONE, NONE, NONE, NONE],
  backtest: ['all', 'scope', NONE, NONE, NONE],
  'quality.read': ['all', 'scope', NONE, NONE, NONE],
  'maintenance.read': ['all', 'scope', 'scope', 'scope', NONE],
  'maintenance.write': ['all', 'scope', NONE, 'scope', NONE],
  /** Zones and what they are called. */
  'places.read': ['all', 'scope', 'scope', 'scope', 'wearers'],
  'places.write': ['all', 'scope', NONE, NONE, NONE],
  /** Wearers, whom to call for them, notes for those who come to help. */
  'people.read': ['all', 'scope', NONE, NONE, 'wearers'],
  'residents.read': ['all', 'scope', NONE, NONE, NONE],
  'people.write': ['all', 'scope', NONE, NONE, NONE],
  /** Take all that is known of people out of the server, as a file. */
  'people.export': ['all', 'scope', NONE, NONE, NONE],
  'people.erase': ['all', NONE, NONE, NONE, NONE],
  'duty.read': ['all', 'scope', 'scope', 'scope', NONE],
  'duty.write': ['all', 'scope', NONE, NONE, NONE],
  /** Who is told, by what, after how long. */
  'plans.read': ['all', 'scope', NONE, NONE, NONE],
  'plans.write': ['all', 'scope', NONE, NONE, NONE],
  /** The ledger: what was sent to whom, and what became of it. */
  'notices.read': ['all', 'scope', NONE, NONE, NONE],
  /** Channels and their secrets are the whole server's. */
  'channels.write': ['all', NONE, NONE, NONE, NONE],
  'accounts.read': ['all', 'scope', NONE, NONE, NONE],
  /** Make, change and end them: a manager those of the roles below (`accounts/manage.ts`). */
  'accounts.write': ['all', 'scope', NONE, NONE, NONE],
  /** How the server itself is, its figures, its backups. */
  'server.read': ['all', NONE, NONE, NONE, NONE],
  backups: ['all', NONE, NONE, NONE, NONE],
} as const satisfies Record<string, readonly (Extent | undefined)[]>

export type Right = keyof typeof table

export const RIGHTS = Object.keys(table) as readonly Right[]

const columns = {
  administrator: 0,
  manager: 1,
  'grid-worker': 2,
  technician: 3,
  caregiver: 4,
} as const satisfies Record<Role, number>

/** Nothing where the role may not at all. */
export const extentOf = (role: Role, right: Right): Extent | undefined => table[right][columns[role]]
