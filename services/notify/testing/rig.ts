import type { Test } from 'tap'
import { Environment } from '../../config/environment.ts'
import type { Alert, AlertChange, AlertEventType } from '../../domain/model/alert.ts'
import type { Notice } from '../../domain/model/notice.ts'
import { MINUTE } from '../../domain/model/time.ts'
import { Tally } from '../../runtime/tally.ts'
import { TestTimers } from '../../runtime/testing/test-timers.ts'
import { realTimers } from '../../runtime/timers.ts'
import type { ChannelRecord, Contacts } from '../../store/contact-store.ts'
import type { Storage } from '../../store/storage.ts'
import { openTemporaryStorage, silentLog, temporaryFolder } from '../../store/temporary.ts'
import { sampleAlert } from '../../testing/sample-alert.ts'
import type { ChannelKindDefinition } from '../channel.ts'
import { notifyConfig } from '../config.ts'
import { Notifier, type NotifierOptions } from '../notifier.ts'
import { OpenChannels } from '../open-channels.ts'
import { httpChannel } from './http-channel.ts'
import { plainWording } from './plain-wording.ts'

/** 12:00 in Shanghai on a Thursday. */
export const NOON = Date.UTC(2026, 9, 1, 4)

export const KINDS: readonly ChannelKindDefinition[] = [
  httpChannel('email'),
  httpChannel('sms', { address: 'phone' }),
  httpChannel('webhook', { address: 'none', isIdempotent: true }),
  httpChannel('push', { address: 'push-subscription', isIdempotent: true, tellsEnd: true }),
  httpChannel('mqtt', { address: 'none', isIdempotent: true, tellsEnd: true }),
  httpChannel('alertmanager', { address: 'none', isIdempotent: true, tellsEnd: true, renewAfterMs: MINUTE }),
]

export interface RigOptions {
  readonly folder?: string
  readonly env?: Readonly<Record<string, string>>
  readonly now?: number
  readonly kinds?: readonly ChannelKindDefinition[]
  /** In the time of the machine, where the counterpart is. */
  readonly isReal?: boolean
  readonly override?: (storage: Storage, channels: OpenChannels) => Partial<NotifierOptions>
}

/** A notifier over a real storage, in a time that the test moves. */
export async function startRig(
  t: Test,
  {
    folder = temporaryFolder(),
    env = {},
    now = NOON,
    kinds = KINDS,
    isReal = false,
    override,
  }: RigOptions = {},
) {
  const storage = await openTemporaryStorage({ folder })
  const timers = new TestTimers(now)
  const tally = new Tally()
  const config = notifyConfig(new Environment(env))
  const clock = isReal ? { now: Date.now, timers: realTimers } : { now: () => timers.now, timers }
  const parts = { ...clock, publish: async () => true }
  const channels = new OpenChannels(kinds, storage.contacts, parts)
  const notifier = new Notifier({
    config,
    journal: storage.journal,
    store: storage.notices,
    contacts: storage.contacts,
    alerts: storage.alerts,
    accounts: storage.accounts,
    channels,
    wording: plainWording,
    accountSees: () => true,
    links: { urlFor: async () => undefined },
    timeZoneOf: () => 'Asia/Shanghai',
    tally,
    ...clock,
    random: () => 1,
    log: silentLog,
    ...override?.(storage, channels),
  })
  let closing: Promise<void> | undefined
  const close = () => {
    closing ??= notifier
      .stop()
      .then(() => Promise.all([channels.close(), storage.close()]))
      .then(() => {})
    return closing
  }
  /** As after `kill -9`: the notifier neither ends nor hears of anything. */
  const kill = () => {
    closing ??= storage.close()
    return closing
  }
  t.teardown(() => close())
  await channels.load()
  /** Nothing more happens until time passes. */
  const settled = () => until(() => notifier.lag === 0 && notifier.underWay === 0)
  return {
    settled,
    async passTo(at: number) {
      await settled()
      timers.passTo(at)
    },
    ...{ folder, storage, timers, tally, channels, notifier, close, kill },
    commit: (...changes: readonly AlertChange[]) => commit(storage, notifier, changes),
    /** How one notice stands, in short. */
    stateOf: async (id: string) => (await storage.notices.get(id))?.notice.state,
    outcomes: async (id: string) =>
      (await storage.notices.get(id))?.attempts.map(({ channel, outcome, isRepeat }) =>
        [channel, outcome, ...(isRepeat ? ['repeat'] : [])].join(' '),
      ),
  }
}

export type Rig = Awaited<ReturnType<typeof startRig>>

async function commit(storage: Storage, notifier: Notifier, changes: readonly AlertChange[]): Promise<void> {
  const entries = [{ site: 'site-1', now: NOON, input: { type: 'tick' as const } }]
  notifier.committed(await storage.journal.append({ entries, changes }))
}

export const channelOf = (
  id: string,
  kind: ChannelRecord['kind'],
  url: string,
  more: Partial<ChannelRecord> = {},
) => ({
  ...{ id, kind, name: id, settings: { url }, enabled: true, forEveryone: false, perMinuteMax: null },
  ...more,
})

export const contactsBy = (...channels: readonly string[]): Contacts => ({
  quietHours: null,
  ways: channels.map(channel => ({ channel, address: `lin by ${channel}`, verifiedAt: null, goneAt: null })),
})

export const alertOf = (id: string, more: Partial<Alert> = {}): Alert => sampleAlert(id, NOON, more)
export const sosOf = (id: string): Alert =>
  alertOf(id, { rule: 'sos', severity: 'critical', peakSeverity: 'critical', latched: true })

/** Somebody is to be told. */
export const notified = (alert: Alert, n = 2, more: Partial<Notice> = {}): AlertChange => {
  const isLifeSafety = alert.rule === 'sos'
  const notice = {
    to: 'lin',
    why: 'raised' as const,
    step: 1,
    round: 1,
    isLifeSafety,
    ...more,
    id: `${alert.id}/${n}`,
  }
  return { alert, event: { ...eventOf(alert, n, 'notified'), notice } }
}

export const happened = (alert: Alert, n: number, type: AlertEventType, actor = 'wang'): AlertChange => ({
  alert,
  event: { ...eventOf(alert, n, type), actor },
})

const eventOf = (alert: Alert, n: number, type: AlertEventType) => ({
  ...{ alertId: alert.id, n, at: NOON, type, actor: 'system', note: null },
})

/** Waits for what real parts do without any time passing. */
export async function until(isSo: () => boolean | Promise<boolean>): Promise<void> {
  while (!(await isSo())) await new Promise(resolve => setTimeout(resolve, LOOKS_EVERY_MS))
}

const LOOKS_EVERY_MS = 2
