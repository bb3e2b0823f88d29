// Telling people: the notifier, its channels and what the API needs of them. Wiring, as in app.ts.
import type { Logger } from 'pino'
import { createReaches } from './api/access/reaches.ts'
import type { GaugeSource } from './api/routes/metrics.ts'
import type { Broker } from './broker/broker.ts'
import type { Configuration } from './config/configuration.ts'
import type { SiteId } from './domain/model/place.ts'
import { SECOND } from './domain/model/time.ts'
import type { CommittedBatch } from './journal/journal.ts'
import type { ChannelParts } from './notify/channel.ts'
import { channelDesk } from './notify/channel-desk.ts'
import { channels } from './notify/channels/channels.ts'
import type { NoticeDesk, Trial } from './notify/desk.ts'
import { Links } from './notify/links.ts'
import { Notifier } from './notify/notifier.ts'
import { OpenChannels } from './notify/open-channels.ts'
import { DailyCheck } from './notify/reach/daily-check.ts'
import { createReachDesk } from './notify/reach/reach-desk.ts'
import type { NotifyTrouble } from './notify/trouble.ts'
import { arrivedByLink } from './notify/verify/arrived-by-link.ts'
import { ContactCodes } from './notify/verify/contact-codes.ts'
import { previews } from './notify/wording/previews.ts'
import { testMessage } from './notify/wording/word-test.ts'
import { createWording } from './notify/wording/wording.ts'
import type { Intake } from './runtime/intake.ts'
import type { Registry } from './runtime/registry.ts'
import type { Tally } from './runtime/tally.ts'
import { timeZoneOf } from './runtime/time-zones.ts'
import { realTimers } from './runtime/timers.ts'
import type { Storage } from './store/storage.ts'
import { wordingSources } from './wording-sources.ts'

export interface Notices {
  readonly desk: NoticeDesk
  readonly gauges: readonly GaugeSource[]
  committed(batch: CommittedBatch): void
  troubles(): readonly NotifyTrouble[]
  stop(): Promise<void>
}

export interface NoticesOptions {
  readonly config: Configuration
  readonly storage: Storage
  readonly registry: Pick<Registry, 'get' | 'roster' | 'rosters' | 'rosterRevision' | 'reach' | 'sites'>
  readonly intake: Intake
  readonly broker: Pick<Broker, 'publishNotice'>
  readonly tally: Tally
  readonly log: Logger
}

export async function startNotices({
  config,
  storage,
  registry,
  intake,
  broker,
  tally,
  log,
}: NoticesOptions): Promise<Notices> {
  const { notices: store, contacts, journal, alerts, accounts } = storage
  const { links: limits } = config.notify
  const now = Date.now
  const zoneOf = (site: SiteId) => timeZoneOf(config.runtime.timeZones, site)
  const parts: ChannelParts = { now, timers: realTimers, publish: broker.publishNotice }
  const kindList = Object.values(channels)
  const open = new OpenChannels(kindList, contacts, parts)
  const links = new Links({ store, limits, now })
  const wording = createWording(wordingSources({ people: storage.people, registry, timeZoneOf: zoneOf }))
  const reaches = createReaches(registry)
  const notifier = new Notifier({
    ...{ journal, store, contacts, alerts, accounts, links, tally, now, log },
    config: config.notify,
    channels: open,
    wording,
    accountSees: (account, alert) => reaches.of(account, 'alerts.read')?.alert(alert) === true,
    timeZoneOf: zoneOf,
    timers: realTimers,
    random: Math.random,
  })
  await notifier.start()
  const reach = createReachDesk({
    ...{ store, contacts, accounts, registry },
    addressOf: kind => channels[kind].address,
    now: () => intake.now(),
  })
  const check = new DailyCheck({
    ...{ desk: reach, registry, intake, timeZoneOf: zoneOf, timers: realTimers, log },
    checkAtMs: config.notify.reachCheckAtMs,
  })
  check.start()
  const codes = new ContactCodes({
    ...{ contacts, now, limits: config.notify.codes },
    send: (channel, message, address) =>
      open.send(channel, message, address, AbortSignal.timeout(CODE_SENT_MS_MAX)),
  })
  // Speakers listen to their own site.
  const anySite = () => [...registry.sites()][0] ?? 'test'
  const words = ({ language }: Trial) =>
    testMessage({ id: `test/${now()}`, site: anySite(), language, at: now() })
  return {
    desk: {
      channels: channelDesk({ kinds: kindList, store: contacts, open, parts, words }),
      ...{ ledger: store, contacts, readLink: token => links.read(token) },
      arrived: arrivedByLink({ store, contacts, now, log }),
      codes,
      reach: { ...reach, nextAt: site => check.nextAt(site) },
      linksPerMinuteMax: limits.perMinuteMax,
      preview: of => previews(wording, { ...of, at: now() }),
    },
    gauges: gaugesOf(notifier),
    committed: batch => notifier.committed(batch),
    troubles: () => [...notifier.troubles(), ...check.troubles()],
    async stop() {
      check.stop()
      await notifier.stop()
      await open.close()
    },
  }
}

/** A code that takes longer is asked for again by whoever waits for it. */
const CODE_SENT_MS_MAX = 20 * SECOND

const gaugesOf = (notifier: Notifier): GaugeSource[] => [
  {
    name: 'linli_notices_open',
    help: 'Notices that wait, are under way or are held for a digest',
    read: () => notifier.size,
  },
  {
    name: 'linli_notices_lag_events',
    help: 'Alert events that the notifier has still to come to',
    read: () => notifier.lag,
  },
]
