import type { Severity } from '../model/alert.ts'
import type { DeviceId } from '../model/device.ts'
import type { DurationMs } from '../model/time.ts'
import { contributors } from './contributors.ts'
import type { FigureId } from './figure.ts'
import { isIn } from './floods.ts'
import { timesOf } from './handling-times.ts'
import { type AlertLife, alarmOf } from './life.ts'
import { heardAt, type Measured } from './measure.ts'
import { floorToSlot, MANY, SLOT_MS } from './slots.ts'

/** A rule behind a bad figure, with the devices that it comes from. */
export interface Culprit {
  readonly rule: string
  /** Alarms of it that the figure comes from, and their share of all that it comes from. */
  readonly count: number
  readonly share: number
  /** What most of them came to. */
  readonly severity: Severity
  /** The most of them first. */
  readonly devices: readonly { readonly id: DeviceId; readonly count: number }[]
  /** Nine of ten of them that ended were over within this. */
  readonly lastedP90Ms: DurationMs | null
}

export const CULPRITS_MAX = 3
export const CULPRIT_DEVICES_MAX = 5

/** The rules that a figure comes from, the one with the most first. Empty for figures that no rule is behind. */
export function blame(id: FigureId, measured: Measured): Culprit[] {
  const lives = behind[id]?.(measured) ?? []
  return contributors(lives, life => life.rule, CULPRITS_MAX).map(({ name, count, share }) => {
    const own = lives.filter(life => life.rule === name)
    const [severity] = contributors(own, life => life.severity, 1)
    return {
      ...{ rule: name, count, share, devices: devicesOf(own) },
      severity: severity?.name as Severity,
      lastedP90Ms: timesOf(lastedMs(own)).p90Ms,
    }
  })
}

const all = ({ ringing }: Measured): readonly AlertLife[] => ringing

const behind: Readonly<Partial<Record<FigureId, (measured: Measured) => readonly AlertLife[]>>> = {
  'rate-mean': all,
  'rate-peak': ({ ringing, rate }) => ringing.filter(life => floorToSlot(heardAt(life)) === rate.peakAt),
  'slots-over-10': measured => measured.ringing.filter(life => alarmsBeside(life, measured) > MANY),
  'flood-share': ({ ringing, floods }) =>
    ringing.filter(life => floods.some(flood => isIn(heardAt(life), flood))),
  chattering: ({ chattering }) => chattering,
  fleeting: ({ fleeting }) => fleeting,
  stale: ({ stale }) => stale.lives,
  'top-ten-share': ({ ringing, top }) => {
    const names = new Set(top.alarms.map(({ name }) => name))
    return ringing.filter(life => names.has(alarmOf(life)))
  },
  'critical-share': ({ ringing }) => ringing.filter(({ severity }) => severity === 'critical'),
  'urgent-share': ({ ringing }) =>
    ringing.filter(({ severity }) => severity === 'critical' || severity === 'high'),
  'false-share': ({ closed }) => closed.filter(({ cause }) => cause === 'false-alarm'),
}

/** How many alarms there were in the ten minutes of this one. */
const alarmsBeside = (life: AlertLife, { slots }: Measured): number =>
  slots.counts[(floorToSlot(heardAt(life)) - slots.first) / SLOT_MS] ?? 0

const devicesOf = (lives: readonly AlertLife[]): Culprit['devices'] =>
  contributors(lives, life => life.deviceId, CULPRIT_DEVICES_MAX).map(({ name, count }) => ({
    id: name,
    count,
  }))

const lastedMs = (lives: readonly AlertLife[]): DurationMs[] =>
  lives.flatMap(({ raisedAt, clearedAt }) => (clearedAt === null ? [] : [clearedAt - raisedAt]))
