/**
 * Who may import what. The longest `module` that a file's path begins with is its own; files of the same module may
 * always import each other. `may` names folders (with `/`) and single files.
 */
export interface Direction {
  readonly module: string
  readonly may: readonly string[]
  /** Only `import type`: nothing of it runs here. */
  readonly typesOnly?: readonly string[]
}

/** What the outer parts know of each other: ports and the coded configuration, never an implementation. */
const PORTS = [
  'services/config/environment.ts',
  'services/config/fault-words.ts',
  'services/backtest/desk.ts',
  'services/broker/token-port.ts',
  'services/notify/desk.ts',
  'services/bridges/desk.ts',
  'services/ocpp/desk.ts',
  'services/journal/journal.ts',
  'services/orders/desk.ts',
  'services/orders/transport.ts',
  'services/sources/source.ts',
  'services/sources/desk.ts',
  'services/sources/gateway-publisher.ts',
  'services/sources/heard-of.ts',
  'services/sources/proposals.ts',
  'services/sources/tried.ts',
  'services/sources/unclaimed.ts',
  'services/sources/understand.ts',
  'services/store/store.ts',
  'services/store/source-store.ts',
  'services/store/bridge-store.ts',
  'services/store/charging-store.ts',
  'services/store/order-store.ts',
  'services/store/account-store.ts',
  'services/store/history.ts',
  'services/store/people.ts',
  'services/store/public-store.ts',
  'services/store/quality.ts',
  'services/store/mqtt-store.ts',
  'services/store/notice-store.ts',
  'services/store/contact-store.ts',
  'services/store/picture-store.ts',
  'services/store/backup/desk.ts',
  'services/store/backup/backup-error.ts',
  'services/runtime/intake.ts',
  'services/runtime/device-refusals.ts',
  'services/runtime/handshake-fault.ts',
  'services/runtime/message-identity.ts',
  'services/runtime/rarely.ts',
  'services/runtime/registry.ts',
  'services/runtime/tally.ts',
  'services/runtime/timers.ts',
  'services/runtime/turned-away.ts',
]
const OUTER = ['services/domain/', 'services/decode/', ...PORTS]

const SECTIONS = [
  'api',
  'backtest',
  'bridges',
  'broker',
  'influx',
  'notify',
  'ocpp',
  'orders',
  'runtime',
  'sources',
  'store',
  'vitals',
]
  .map(folder => `services/${folder}/config.ts`)
  .concat('services/config/environment.ts', 'services/store/backup/config.ts')

export const directions: readonly Direction[] = [
  { module: 'services/domain/model/', may: [] },
  { module: 'services/domain/ingest/', may: ['services/domain/model/'] },
  { module: 'services/domain/rules/', may: ['services/domain/model/'] },
  { module: 'services/domain/alerts/', may: ['services/domain/model/'] },
  { module: 'services/domain/notices/', may: ['services/domain/model/'] },
  { module: 'services/domain/quality/', may: ['services/domain/model/'] },
  { module: 'services/domain/kinds/', may: ['services/domain/model/'] },
  { module: 'services/domain/', may: ['services/domain/'] },
  { module: 'services/decode/', may: ['services/domain/model/', 'services/domain/kinds/'] },
  { module: 'services/config/', may: [] },
  // The one list of all sections, each of which stands beside its owner.
  { module: 'services/config/configuration.ts', may: SECTIONS },
  { module: 'services/broker/', may: OUTER },
  { module: 'services/ocpp/', may: OUTER },
  { module: 'services/sources/', may: OUTER },
  { module: 'services/bridges/', may: OUTER },
  { module: 'services/orders/', may: OUTER },
  // One database file holds both: a transaction across two files is not atomic in WAL mode.
  { module: 'services/journal/', may: [...OUTER, 'services/store/'] },
  { module: 'services/store/', may: [...OUTER, 'services/journal/'] },
  { module: 'services/influx/', may: OUTER },
  { module: 'services/notify/', may: OUTER },
  { module: 'services/vitals/', may: OUTER },
  // Its process reads the history by itself.
  { module: 'services/backtest/', may: [...OUTER, 'services/store/past-reader.ts'] },
  { module: 'services/api/wire/', may: ['services/domain/model/'] },
  // Hashing a password is the account store's business, and both ends of it must agree.
  { module: 'services/api/', may: [...OUTER, 'services/api/wire/', 'services/store/password.ts'] },
  // The thread that makes the snapshots opens the log by itself.
  { module: 'services/runtime/', may: ['services/domain/', ...PORTS, 'services/journal/journal-reader.ts'] },
  {
    module: 'services/main.ts',
    may: ['services/app.ts', 'services/config/', 'services/exit-status.ts', 'services/heap.ts'],
  },
  { module: 'services/exit-status.ts', may: [] },
  { module: 'services/heap.ts', may: [] },
  // The command line is a client like any other: it knows the contract alone.
  { module: 'services/linli.ts', may: ['services/cli/', 'services/maintenance/'] },
  { module: 'services/cli/', may: [], typesOnly: ['services/api/wire/'] },
  // What a person does where no server runs, or beside one: it knows the parts, and wires nothing.
  {
    module: 'services/maintenance/',
    may: [
      ...OUTER,
      ...SECTIONS,
      'services/cli/',
      'services/config/',
      'services/store/',
      'services/journal/',
      'services/runtime/',
      'services/influx/check.ts',
      'services/api/tls-files.ts',
      // A rule in a file is one that could be saved.
      'services/api/form/rule-check.ts',
    ],
  },
  // What app.ts is made of: they know the parts, and app.ts alone knows them.
  { module: 'services/app.ts', may: ['services/'] },
  { module: 'services/fitting.ts', may: ['services/config/', 'services/runtime/descriptors.ts'] },
  { module: 'services/watch.ts', may: ['services/'] },
  { module: 'services/readiness.ts', may: ['services/'] },
  { module: 'services/self-watch.ts', may: ['services/'] },
  { module: 'services/log-readers.ts', may: ['services/'] },
  { module: 'services/notices.ts', may: ['services/'] },
  { module: 'services/flow.ts', may: ['services/'] },
  { module: 'services/device-orders.ts', may: ['services/'] },
  { module: 'services/devices-in.ts', may: ['services/'] },
  { module: 'services/chargers.ts', may: ['services/'] },
  { module: 'services/order-ways.ts', may: ['services/'] },
  { module: 'services/backtesting.ts', may: ['services/'] },
  { module: 'services/wording-sources.ts', may: ['services/'] },
  { module: 'services/safekeeping.ts', may: ['services/store/', 'services/runtime/timers.ts'] },
  {
    module: 'services/admin.ts',
    may: ['services/store/store.ts', 'services/store/account-store.ts', 'services/store/password.ts'],
  },
  // The simulator encodes by itself: a fault in the product's encoding must not hide behind the same fault here.
  { module: 'devices-sim/', may: [], typesOnly: ['services/domain/model/'] },
  { module: 'dashboards/', may: [], typesOnly: ['services/api/wire/'] },
]

/** Packages that one part alone may know, so that they can be replaced there. */
export const packageOwners: Readonly<Record<string, readonly string[]>> = {
  'node:sqlite': ['services/journal/', 'services/store/'],
  aedes: ['services/broker/'],
  fastify: ['services/api/'],
  'prom-client': ['services/api/'],
  'openid-client': ['services/api/oidc/'],
  '@influxdata/influxdb-client': ['services/influx/'],
  'ocpp-rpc': ['services/ocpp/'],
  '@marcbachmann/cel-js': ['services/decode/formats/mapping/'],
  nodemailer: ['services/notify/channels/'],
  qr: ['services/api/labels/'],
}

export const directionOf = (path: string): Direction | undefined =>
  directions
    .filter(({ module }) => path.startsWith(module))
    .sort((a, b) => b.module.length - a.module.length)[0]
