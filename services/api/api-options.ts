import type { FastifyBaseLogger } from 'fastify'
import type { BacktestDesk } from '../backtest/desk.ts'
import type { BridgeDesk } from '../bridges/desk.ts'
import type { TokenDesk } from '../broker/token-port.ts'
import type { DeviceId } from '../domain/model/device.ts'
import type { Kind } from '../domain/model/kind.ts'
import type { SiteId } from '../domain/model/place.ts'
import type { Rule } from '../domain/model/rule.ts'
import type { DurationMs, Instant } from '../domain/model/time.ts'
import type { Pursuit } from '../domain/notices/pursuit.ts'
import type { Journal } from '../journal/journal.ts'
import type { NoticeDesk } from '../notify/desk.ts'
import type { ChargerDoor } from '../ocpp/desk.ts'
import type { OrderDesk } from '../orders/desk.ts'
import type { DeviceRefusals } from '../runtime/device-refusals.ts'
import type { Intake } from '../runtime/intake.ts'
import type { Registry } from '../runtime/registry.ts'
import type { Tally } from '../runtime/tally.ts'
import type { TurnedAway } from '../runtime/turned-away.ts'
import type { SourceDesk } from '../sources/desk.ts'
import type { BackupDesk, RestoreDesk } from '../store/backup/desk.ts'
import type { History } from '../store/history.ts'
import type { PeopleStore } from '../store/people.ts'
import type { PictureStore, SitePlanStore } from '../store/picture-store.ts'
import type { PublicStore } from '../store/public-store.ts'
import type { AlarmQuality } from '../store/quality.ts'
import type { AccountStore, AlertStore, RuleArchive } from '../store/store.ts'
import type { Passwords } from './access/sign-in.ts'
import type { Memberships } from './accounts/memberships.ts'
import type { ApiConfig } from './config.ts'
import type { Feed } from './feed/feed.ts'
import type { DescribeRule } from './form/rule-form.ts'
import type { Problem } from './routes/health-routes.ts'
import type { GaugeSource, SampleSource } from './routes/metrics.ts'
import type { Readiness } from './routes/probe-routes.ts'

export interface ApiOptions {
  readonly config: ApiConfig
  /** Of the product, as the OpenAPI document names it. */
  readonly version: string
  readonly logger?: FastifyBaseLogger
  /** The wall clock: sessions and looks run on it. The time of the flow is `intake.now`. */
  readonly now: () => Instant
  /** Time that nobody can set: throttles run on it. */
  readonly steadyNowMs: () => number
  /** Lets somebody wait who tries passwords. */
  readonly pause?: (ms: DurationMs) => Promise<unknown>
  readonly intake: Intake
  readonly registry: Registry
  /** How far the calling for an alert is, by the living state: what it says of the time to come is a forecast anyway. */
  readonly pursuitOf: (site: SiteId, alert: string) => Pursuit | undefined
  /** Whose clock the duty of a site goes by. */
  readonly timeZoneOf: (site: SiteId) => string
  readonly journal: Journal
  readonly alerts: AlertStore
  readonly quality: AlarmQuality
  readonly accounts: AccountStore
  readonly people: PeopleStore
  readonly pictures: PictureStore & SitePlanStore
  /** What residents are shown. */
  readonly publicStore: PublicStore
  /** Where people reach this server, where somebody said it. */
  readonly publicUrl?: string | undefined
  readonly history: History
  /** Telling people: channels, contacts, the ledger. */
  readonly notices: NoticeDesk
  readonly backups: BackupDesk
  readonly restores: RestoreDesk
  readonly backtests: { readonly desk: BacktestDesk; readonly rangeMsMax: DurationMs }
  readonly passwords: Passwords
  /** Kept in line with the accounts. */
  readonly memberships: Memberships
  /** The account whose password stands in the configuration. */
  readonly configuredAccount?: string
  readonly kinds: readonly Kind[]
  /** Those of all kinds and those for all kinds. */
  readonly rules: readonly Rule[]
  readonly describe: DescribeRule
  readonly ruleArchive: RuleArchive
  /** Closed with the API. */
  readonly feed: Feed
  readonly tokens: TokenDesk
  readonly readiness: () => Readiness
  /** What is wrong with the server, for those who are signed in. */
  readonly problems: () => readonly Problem[]
  /** The id under which the server reports about itself: nobody else's, and nobody's to change. */
  readonly ownDevice?: DeviceId
  readonly tally: Tally
  /** Where devices connect, for whoever sets one up. */
  readonly mqtt: { readonly port: number; readonly tlsPort?: number }
  /** There is a CA whose certificates open accounts at the TLS port. */
  readonly believesCertificates?: boolean
  /** Who was not let in there. */
  readonly turnedAway: Pick<TurnedAway, 'list'>
  /** What was refused of whose messages. */
  readonly refusals: DeviceRefusals
  /** Systems that speak for devices in words of their own. */
  readonly sources: SourceDesk
  /** Brokers that are listened to. */
  readonly bridges: BridgeDesk
  /** Where chargers connect, if they may. */
  readonly chargerDoor?: ChargerDoor
  /** What devices are told to do. */
  readonly orders: OrderDesk
  readonly gauges: readonly GaugeSource[]
  readonly samples?: readonly SampleSource[]
  /** Where the built console lies. */
  readonly consoleFolder?: string
}
