/** In the order of the rail. Pages of one section stand beside one another as tabs. */
export const SECTIONS = [
  'alerts',
  'plan',
  'devices',
  'rules',
  'quality',
  'duty',
  'people',
  'bulletins',
  'settings',
  'account',
] as const
export type Section = (typeof SECTIONS)[number]

interface PageEntry {
  readonly section: Section
  readonly path: string
  /** How many parts may follow the path. */
  readonly restMax: number
  /** Of `me.rights`; absent for what everybody has. */
  readonly right?: string
}

/** Every page of the console: what is not here is not to be found. What is drawn there: `page-components.ts`. */
export const pages = {
  alerts: {
    section: 'alerts',
    path: '/alerts',
    restMax: 1,
    right: 'alerts.read',
  },
  plan: {
    section: 'plan',
    path: '/plan',
    restMax: 2,
    right: 'places.read',
  },
  devices: {
    section: 'devices',
    path: '/devices',
    restMax: 1,
    right: 'devices.read',
  },
  fleet: {
    section: 'devices',
    path: '/fleet',
    restMax: 0,
    right: 'devices.read',
  },
  sources: {
    section: 'devices',
    path: '/sources',
    restMax: 0,
    right: 'sources.read',
  },
  unclaimed: {
    section: 'devices',
    path: '/unclaimed',
    restMax: 0,
    right: 'sources.read',
  },
  maintenance: {
    section: 'devices',
    path: '/maintenance',
    restMax: 0,
    right: 'maintenance.read',
  },
  rules: {
    section: 'rules',
    path: '/rules',
    restMax: 1,
    right: 'rules.read',
  },
  quality: {
    section: 'quality',
    path: '/quality',
    restMax: 0,
    right: 'quality.read',
  },
  duty: {
    section: 'duty',
    path: '/duty',
    restMax: 0,
    right: 'duty.read',
  },
  plans: {
    section: 'duty',
    path: '/duty/plans',
    restMax: 0,
    right: 'plans.read',
  },
  ledger: {
    section: 'duty',
    path: '/duty/notices',
    restMax: 0,
    right: 'notices.read',
  },
  account: {
    section: 'account',
    path: '/account',
    restMax: 0,
  },
  bulletins: {
    section: 'bulletins',
    path: '/bulletins',
    restMax: 0,
    right: 'places.write',
  },
  people: {
    section: 'people',
    path: '/people',
    restMax: 0,
    right: 'people.read',
  },
  staff: {
    section: 'people',
    path: '/people/staff',
    restMax: 0,
    right: 'accounts.read',
  },
  places: {
    section: 'people',
    path: '/people/places',
    restMax: 0,
    right: 'places.write',
  },
  channels: {
    section: 'settings',
    path: '/settings',
    restMax: 0,
    right: 'channels.write',
  },
  keys: {
    section: 'settings',
    path: '/settings/keys',
    restMax: 0,
    right: 'accounts.read',
  },
  backup: {
    section: 'settings',
    path: '/settings/backups',
    restMax: 0,
    right: 'backups',
  },
  server: {
    section: 'settings',
    path: '/settings/server',
    restMax: 0,
    right: 'server.read',
  },
} as const satisfies Readonly<Record<string, PageEntry>>

export type PageName = keyof typeof pages
export const PAGE_NAMES = Object.keys(pages) as readonly PageName[]

export const pageOf = (name: PageName): PageEntry => pages[name]

/** The page's own address; that of the alerts is the root. */
export const hrefOf = (name: PageName): string => (name === 'alerts' ? '/' : pages[name].path)
