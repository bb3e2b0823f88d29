import { type FrozenHolds, freezeHolds, thawHolds } from '../alerts/frozen-holds.ts'
import type { AlertRecord } from '../alerts/record.ts'
import { completeAlert } from '../model/alert.ts'
import type { SiteId } from '../model/place.ts'
import type { Policy } from '../model/policy.ts'
import { NEVER_CHECKED, type Reach } from '../model/reach.ts'
import type { RosterEntry } from '../model/roster.ts'
import type { Rule, RuleTuning } from '../model/rule.ts'
import type { Instant } from '../model/time.ts'
import { newRoster, rosterEntries } from '../notices/living-roster.ts'
import type { Pursuit } from '../notices/pursuit.ts'
import { DEVICE_NUMBERS } from './device-numbers.ts'
import { type DutyWatch, isWatching, newDutyWatch } from './duty-watch.ts'
import { Forms } from './form.ts'
import { type FrozenDevice, freezeDevice, thawDevice } from './frozen-device.ts'
import { type Grace, NO_GRACE } from './grace.ts'
import { HeldIndex } from './held-index.ts'
import type { RuleBook } from './program.ts'
import { Rows } from './rows.ts'
import { type Answered, type Community, defaultPolicy } from './state.ts'
import type { Timer } from './timer.ts'
import { TimerQueue } from './timer-queue.ts'

/** A community as plain data: what a snapshot holds. */
export interface FrozenCommunity {
  readonly site: SiteId
  readonly now: Instant
  readonly policy: Policy
  readonly serial: number
  readonly devices: readonly FrozenDevice[]
  readonly alerts: readonly AlertRecord[]
  /** Absent in one that was taken before anything was held back. */
  readonly holds?: FrozenHolds
  readonly tunings: readonly RuleTuning[]
  /** Absent where it was written before there were any. */
  readonly customRules?: readonly Rule[]
  readonly deletedRules?: readonly (readonly [string, number])[]
  readonly roster?: readonly RosterEntry[]
  readonly pursuits?: readonly Pursuit[]
  readonly duty?: DutyWatch
  readonly reach?: Reach
  readonly deleted: readonly (readonly [string, Instant])[]
  readonly timers: readonly Timer[]
  /** Absent where there was none, and in snapshots of older versions: there the timers say it themselves. */
  readonly grace?: Grace
  readonly answered: readonly (readonly [string, Answered])[]
}

/** Shares what it can with the living state: serialise it before the next step. */
export const freeze = (community: Community): FrozenCommunity => ({
  site: community.site,
  now: community.now,
  policy: community.policy,
  serial: community.serial,
  devices: [...community.devices.values()].map(freezeDevice),
  alerts: [...community.alerts.values()],
  holds: freezeHolds(community.holds),
  tunings: [...community.tunings.values()],
  customRules: [...community.customRules.values()],
  deletedRules: [...community.deletedRules],
  roster: rosterEntries(community.roster),
  pursuits: [...community.pursuits.values()],
  ...(isWatching(community.duty) && { duty: community.duty }),
  ...(community.reach !== NEVER_CHECKED && { reach: community.reach }),
  deleted: [...community.deleted],
  timers: community.timers.toArray(),
  ...(community.grace !== NO_GRACE && { grace: community.grace }),
  answered: [...community.answered],
})

const completed = (record: AlertRecord): AlertRecord => ({ ...record, alert: completeAlert(record.alert) })

const completedAnswer = ({ request, outcome }: Answered): Answered => ({
  request,
  outcome: outcome.ok ? { ok: true, alert: completeAlert(outcome.alert) } : outcome,
})

/** The other way round. Takes over the parts of `frozen`. */
export function thaw(frozen: FrozenCommunity, book: RuleBook): Community {
  const tunings = new Map(frozen.tunings.map(tuning => [tuning.rule, tuning]))
  const rows = new Rows(DEVICE_NUMBERS)
  const forms = new Forms()
  const customRules = new Map((frozen.customRules ?? []).map(rule => [rule.id, rule]))
  const alerts = new Map(frozen.alerts.map(record => [record.alert.id, completed(record)]))
  const rules = { tunings, customRules }
  const devices = frozen.devices.map(of =>
    thawDevice(of, book.programFor(of.device, rules, of.failed), rows.take(), forms, alerts),
  )
  const community: Community = {
    site: frozen.site,
    book,
    now: frozen.now,
    policy: { ...defaultPolicy, ...frozen.policy },
    serial: frozen.serial,
    devices: new Map(devices.map(of => [of.device.id, of])),
    rows,
    forms,
    alerts,
    holds: thawHolds(frozen.site, frozen.holds),
    held: new HeldIndex(),
    tunings,
    customRules,
    deletedRules: new Map(frozen.deletedRules ?? []),
    roster: newRoster(frozen.roster),
    pursuits: new Map((frozen.pursuits ?? []).map(pursuit => [pursuit.alertId, pursuit])),
    duty: { ...newDutyWatch(), ...frozen.duty },
    reach: frozen.reach ?? NEVER_CHECKED,
    failing: [],
    deleted: new Map(frozen.deleted),
    timers: new TimerQueue(frozen.timers),
    grace: frozen.grace ?? NO_GRACE,
    noted: undefined,
    answered: new Map(frozen.answered.map(([key, answered]) => [key, completedAnswer(answered)])),
  }
  for (const { alert } of community.alerts.values()) community.held.note(alert)
  return community
}
