import { type Holds, newHolds } from '../alerts/holds.ts'
import type { AlertRecord } from '../alerts/record.ts'
import type { Outcome } from '../model/command.ts'
import type { DeviceId } from '../model/device.ts'
import type { Noted } from '../model/input.ts'
import type { SiteId } from '../model/place.ts'
import type { Policy } from '../model/policy.ts'
import { NEVER_CHECKED, type Reach } from '../model/reach.ts'
import type { Rule, RuleTuning } from '../model/rule.ts'
import { DAY, HOUR, type Instant, MINUTE, SECOND } from '../model/time.ts'
import { type LivingRoster, newRoster } from '../notices/living-roster.ts'
import type { Pursuit } from '../notices/pursuit.ts'
import { DEVICE_NUMBERS } from './device-numbers.ts'
import type { DeviceState } from './device-state.ts'
import { type DutyWatch, newDutyWatch } from './duty-watch.ts'
import { Forms } from './form.ts'
import { type Grace, NO_GRACE } from './grace.ts'
import { HeldIndex } from './held-index.ts'
import type { RuleBook } from './program.ts'
import { Rows } from './rows.ts'
import { TimerQueue } from './timer-queue.ts'

/** A command that was answered, for those who ask again with the same key. */
export interface Answered {
  readonly request: string
  readonly outcome: Outcome
}

export interface FailingRule {
  readonly of: DeviceState
  readonly rule: string
  readonly error: unknown
  /** A rule about the zone of the device: it is told of and not switched off. */
  readonly isOfZone?: true
}

/**
 * Everything that is known of one site (社区): the unit of partition. Changed in place by `step` and by nothing
 * else; what leaves it (alerts, events) is never changed afterwards.
 */
export interface Community {
  readonly site: SiteId
  readonly book: RuleBook
  now: Instant
  policy: Policy
  /** The number of the latest alert. */
  serial: number
  readonly devices: Map<DeviceId, DeviceState>
  /** Where the numbers of those lie. */
  readonly rows: Rows
  /** Of what they report. */
  readonly forms: Forms
  /** Every alert that is not resolved. */
  readonly alerts: Map<string, AlertRecord>
  /** What keeps some of them from people. */
  readonly holds: Holds
  /** Those that it keeps. */
  readonly held: HeldIndex
  readonly tunings: Map<string, RuleTuning>
  /** The operator's own, by id. */
  readonly customRules: Map<string, Rule>
  /** The last version of those that are deleted: what is saved under one's id again comes after it. */
  readonly deletedRules: Map<string, number>
  /** Who is there and who is told. */
  readonly roster: LivingRoster
  /** Alerts after which people are called, by id. */
  readonly pursuits: Map<string, Pursuit>
  /** When it is looked at next who is on duty. */
  readonly duty: DutyWatch
  /** Who of those could not be told when that was looked at last. */
  reach: Reach
  /** What failed within this step; empty between two steps. */
  readonly failing: FailingRule[]
  /** When a device of this id was last deleted: what was measured before is about somebody else. */
  readonly deleted: Map<DeviceId, Instant>
  readonly timers: TimerQueue
  grace: Grace
  /** What the reading at hand told of its sensors; `step` hands it out. No part of the state. */
  noted: Noted | undefined
  /** In the order of their arrival; the oldest are forgotten first. */
  readonly answered: Map<string, Answered>
}

export const defaultPolicy: Policy = {
  graceMs: 30 * SECOND,
  lateAfterMs: 5 * MINUTE,
  futureToleranceMs: 10 * SECOND,
  keepClearedMs: 30 * DAY,
  chatterCount: 3,
  chatterMs: MINUTE,
  shelveForMsMax: 3 * DAY,
  pauseForMsMax: 3 * DAY,
  siteSilentPercent: 50,
  siteSilentDevicesMin: 3,
  siteBackPercent: 50,
  floodFrom: 10,
  floodUntil: 5,
  floodMs: 10 * MINUTE,
  groupMs: 5 * MINUTE,
  dutyCheckAtMs: 9 * HOUR,
  dutyGapsAheadMs: 7 * DAY,
}

export const newCommunity = (site: SiteId, book: RuleBook): Community => ({
  site,
  book,
  now: 0,
  policy: defaultPolicy,
  serial: 0,
  devices: new Map(),
  rows: new Rows(DEVICE_NUMBERS),
  forms: new Forms(),
  alerts: new Map(),
  holds: newHolds(site),
  held: new HeldIndex(),
  tunings: new Map(),
  customRules: new Map(),
  deletedRules: new Map(),
  roster: newRoster(),
  pursuits: new Map(),
  duty: newDutyWatch(),
  reach: NEVER_CHECKED,
  failing: [],
  deleted: new Map(),
  timers: new TimerQueue(),
  grace: NO_GRACE,
  noted: undefined,
  answered: new Map(),
})
