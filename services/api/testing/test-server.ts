import { randomUUID } from 'node:crypto'
import type { FastifyInstance, InjectOptions } from 'fastify'
import { pino } from 'pino'
import type { BacktestDesk } from '../../backtest/desk.ts'
import { DeviceCredentials } from '../../broker/credentials.ts'
import { DeviceCertificates } from '../../broker/device-certificates.ts'
import { SeenCertificates } from '../../broker/seen-certificates.ts'
import { createTokenDesk } from '../../broker/token-desk.ts'
import { Environment } from '../../config/environment.ts'
import { allRules, kindList, kinds } from '../../domain/kinds/kinds.ts'
import { DAY } from '../../domain/model/time.ts'
import { openMemoryJournal } from '../../journal/memory.ts'
import { orderConfig } from '../../orders/config.ts'
import { OrderOffice } from '../../orders/office.ts'
import type { OrderTransport } from '../../orders/transport.ts'
import { DeviceRefusals } from '../../runtime/device-refusals.ts'
import { Tally } from '../../runtime/tally.ts'
import { TurnedAway } from '../../runtime/turned-away.ts'
import { sourceConfig } from '../../sources/config.ts'
import { createSourceDesk } from '../../sources/office.ts'
import { Sources } from '../../sources/sources.ts'
import { BackupError } from '../../store/backup/backup-error.ts'
import type { BackupDesk, RestoreDesk } from '../../store/backup/desk.ts'
import type { History } from '../../store/history.ts'
import type { AlarmQuality } from '../../store/quality.ts'
import { sha256 } from '../access/secrets.ts'
import type { Passwords } from '../access/sign-in.ts'
import { createMemberships } from '../accounts/memberships.ts'
import { createApi } from '../api.ts'
import type { ApiOptions } from '../api-options.ts'
import { apiConfig } from '../config.ts'
import { createFeed } from '../feed/feed.ts'
import { createCommunity } from './community.ts'
import { holdToDeclared } from './declared-codes.ts'
import { estateBridge, faces } from './estate-bridge.ts'
import { memoryAccounts } from './memory-accounts.ts'
import { memoryOrders } from './memory-orders.ts'
import { memoryPeople } from './memory-people.ts'
import { memoryPictures } from './memory-pictures.ts'
import { memoryPublic } from './memory-public.ts'
import { memorySources } from './memory-sources.ts'
import { noNotices } from './no-notices.ts'
import { noon } from './samples.ts'
import { handTimers } from './timers.ts'

export const PASSWORD = 'correct horse battery staple'

export interface TestServerOptions {
  readonly env?: Readonly<Record<string, string>>
  readonly history?: History
  readonly quality?: AlarmQuality
  readonly passwords?: Passwords
  readonly override?: Partial<ApiOptions>
}

/** The API with a small community behind it, and a clock that stands still until it is moved. */
export async function startTestServer(options: TestServerOptions = {}) {
  const { env = {}, history = noHistory, quality = noQuality, passwords = quickPasswords } = options
  const { override = {} } = options
  const clock = { now: noon }
  const now = () => clock.now
  const config = apiConfig(new Environment({ LINLI_HTTP_HOST: '127.0.0.1', LINLI_HTTP_PORT: '0', ...env }))
  const journal = openMemoryJournal()
  const community = createCommunity(journal, now)
  const accounts = memoryAccounts()
  await accounts.savePerson({
    username: 'admin',
    passwordHash: await passwords.hash(PASSWORD),
    role: 'administrator',
    scope: 'all',
    displayName: 'admin',
    language: 'zh',
    disabled: false,
    mustChangePassword: false,
  })
  const tally = new Tally()
  const refusals = new DeviceRefusals(now)
  const timers = handTimers()
  const faults: unknown[] = []
  const failed = (error: unknown) => void faults.push(error)
  const feed = await createFeed({ journal, limits: config.feed, tally, timers, failed })
  community.onCommit(batch => feed.committed(batch))
  const { intake, registry } = community
  const memberships = createMemberships({ accounts, intake, registry, failed })
  const credentials = new DeviceCredentials([], { now, timers })
  const certificates = new DeviceCertificates()
  const seen = new SeenCertificates()
  const tokens = createTokenDesk({
    ...{ credentials, certificates, certificatesMax: config.tokens.certificatesMax },
    ...{ seen, accounts, now, timers, log: { warn: () => {} } },
  })
  const limits = sourceConfig(new Environment(env))
  const sources = new Sources({ registry, kinds, limits, tally, refusals, now })
  const tokenChanges: [string, string | undefined][] = []
  credentials.whenChanged(id => void tokenChanges.push([id, credentials.of(id)?.current.hash]))
  const api = await createApi({
    config,
    version: '0.0.0-test',
    now,
    steadyNowMs: now,
    intake: community.intake,
    registry: community.registry,
    pursuitOf: () => undefined,
    timeZoneOf: () => 'Asia/Shanghai',
    journal,
    alerts: community.alerts,
    quality,
    accounts,
    people: memoryPeople(),
    pictures: memoryPictures(),
    publicStore: memoryPublic(),
    history,
    notices: noNotices,
    backups: noBackups,
    restores: noRestores,
    backtests: { desk: noBacktests, rangeMsMax: 400 * DAY },
    passwords,
    memberships,
    kinds: kindList,
    rules: allRules,
    describe: rule => rule.levels.map(({ severity }) => ({ severity, sentence: rule.title })),
    ruleArchive: community.ruleArchive,
    feed,
    tokens,
    readiness: () => ({ ready: true, reasons: [] }),
    problems: () => [],
    tally,
    mqtt: { port: 1883 },
    turnedAway: new TurnedAway(now),
    refusals,
    sources: createSourceDesk(sources, memorySources(), 200, faces),
    bridges: estateBridge,
    orders: new OrderOffice({
      ...{ registry, kinds, tally, now, store: memoryOrders(), timers, log: pino({ level: 'silent' }) },
      ...{ newId: randomUUID, transports: [nobodyThere], limits: orderConfig(new Environment(env)) },
    }),
    gauges: [],
    ...override,
  })
  holdToDeclared(api)
  return {
    credentials,
    seen,
    sources,
    api,
    feed,
    journal,
    community,
    accounts,
    tally,
    refusals,
    timers,
    clock,
    faults,
    tokenChanges,
  }
}

const refuse = () => {
  throw new BackupError('BACKUP_NO_ROOM')
}
const noBackups: BackupDesk = {
  start: async () => refuse(),
  status: () => ({ state: 'none' }),
  finished: refuse,
  drop: async () => {},
}
const noRestores: RestoreDesk = {
  begin: async () => refuse(),
  add: async () => refuse(),
  check: async () => refuse(),
  status: () => ({ state: 'none' }),
  apply: refuse,
  drop: async () => {},
}

const noBacktests: BacktestDesk = {
  begin: () => ({ ok: false, code: 'BACKTEST_HISTORY_ELSEWHERE' }),
  status: () => undefined,
  drop: () => false,
}

/** A way to every device, none of which is there: what is ordered waits. */
const nobodyThere: OrderTransport = {
  name: 'nobody',
  reaches: () => true,
  isConnected: () => false,
  send: () => new Promise(() => {}),
  onConnected: () => () => {},
}

export type TestServer = Awaited<ReturnType<typeof startTestServer>>

const noQuality: AlarmQuality = { report: async () => undefined }
const noHistory: History = { series: async () => [], readings: async () => [] }

/** For the many tests that only need somebody signed in; the slow ones are used where signing in is the matter. */
const quickPasswords: Passwords = {
  hash: async password => sha256(password),
  verify: async (password, stored) => sha256(password) === stored,
}

export async function signIn(api: FastifyInstance): Promise<string> {
  const reply = await api.inject({
    method: 'POST',
    url: '/api/session',
    payload: { username: 'admin', password: PASSWORD },
  })
  return reply.json().token
}

/** Requests as the administrator, by bearer token. */
export async function asAdmin(api: FastifyInstance) {
  const token = await signIn(api)
  return (method: 'GET' | 'POST' | 'PUT' | 'DELETE', url: string, more: Partial<InjectOptions> = {}) =>
    api.inject({ ...more, method, url, headers: { authorization: `Bearer ${token}`, ...more.headers } })
}
