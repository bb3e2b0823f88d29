import type { Actor } from '../model/person.ts'
import { type Contributor, contributors } from './contributors.ts'
import { type Flood, floodShare, floodsOf } from './floods.ts'
import { acknowledgeTimes, resolveTimes, type Times } from './handling-times.ts'
import { type AlertLife, alarmOf, isWithin, type Period, rings } from './life.ts'
import { chattering, fleeting, type Stale, staleIn } from './nuisance.ts'
import { type Rate, rateOf, type Slots, slotsOf } from './slots.ts'
import {
  type Causes,
  causesOf,
  closedByPeople,
  type Held,
  heldOf,
  type Priorities,
  prioritiesOf,
} from './spread.ts'

/** Everything that is measured of a period, with the alerts that each figure comes from. */
export interface Measured {
  readonly period: Period
  /** Those that people were told of in the period, each by itself: the alarms of all figures. */
  readonly ringing: readonly AlertLife[]
  readonly slots: Slots
  readonly rate: Rate
  readonly floods: readonly Flood[]
  readonly floodShare: number
  readonly chattering: readonly AlertLife[]
  readonly fleeting: readonly AlertLife[]
  readonly stale: Stale
  readonly priorities: Priorities
  readonly acknowledge: Times
  readonly resolve: Times
  /** Told of, and nobody did anything about it so far. */
  readonly untouched: number
  readonly closed: readonly AlertLife[]
  readonly causes: Causes
  readonly held: Held
  readonly top: Readonly<Record<'alarms' | 'rules' | 'devices', readonly Contributor[]>>
  /** How many different alarms there were: each a rule on a device. */
  readonly different: number
}

/**
 * `lives`: all alerts raised in the period, and those raised before that were still active in it, in the order of
 * their raising. With `actor`, those that the person took in hand or settled; the times are then that person's.
 */
export function measure(lives: readonly AlertLife[], period: Period, actor?: Actor): Measured {
  const ringing = lives.filter(life => rings(life) && isWithin(life.announcedAt, period))
  const slots = slotsOf(timesOf(ringing), period)
  const floods = floodsOf(timesOf(lives.filter(life => isLoud(life, period))))
  const chatters = chattering(lives)
  const closed = closedByPeople(lives, period, actor)
  return {
    period,
    ringing,
    slots,
    rate: rateOf(slots, period),
    floods,
    floodShare: floodShare(floods, period),
    chattering: [...chatters],
    fleeting: fleeting(ringing, chatters),
    stale: staleIn(lives, period),
    priorities: prioritiesOf(ringing),
    acknowledge: acknowledgeTimes(ringing, actor),
    resolve: resolveTimes(ringing, actor),
    untouched: ringing.filter(life => life.takenAt === null).length,
    closed,
    causes: causesOf(closed),
    held: heldOf(lives, period),
    top: {
      alarms: contributors(ringing, alarmOf),
      rules: contributors(ringing, life => life.rule),
      devices: contributors(ringing, life => life.deviceId),
    },
    different: new Set(ringing.map(alarmOf)).size,
  }
}

/** What is held back because of a flood is still the flood: else it would end by being summarised. */
const isLoud = (life: AlertLife, period: Period): boolean =>
  isWithin(heardAt(life), period) && (rings(life) || life.heldBy === 'flood')

/** When it rang, or would have, had it not been summarised with a flood. */
export const heardAt = ({ announcedAt, raisedAt, heldBy }: AlertLife): number =>
  heldBy === 'flood' ? raisedAt : (announcedAt ?? raisedAt)

const timesOf = (lives: readonly AlertLife[]): number[] => lives.map(heardAt).sort((a, b) => a - b)
