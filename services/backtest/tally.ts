import type { Side } from '../domain/backtest/trial.ts'
import { SEVERITIES, type Severity } from '../domain/model/alert.ts'
import type { DeviceId } from '../domain/model/device.ts'
import type { Counts, DayCounts, DeviceCounts, Fired, Raised } from './desk.ts'

export type Counted = Side | 'raised'
type Numbers = Record<Counted, number>

/** Counts what was found, in all, by the day and by the device. */
export class Tally {
  readonly #isCompared: boolean
  readonly #bySeverity: Record<Side, Record<Severity, number>> = { draft: none(), present: none() }
  readonly #days: Map<string, Numbers>
  readonly #devices = new Map<DeviceId, Numbers>()
  readonly #raised = { count: 0, alsoFired: 0, falseAlarms: 0, falseAlarmsAlsoFired: 0 }

  /** `isCompared`: the rule as it stands is tried too. */
  constructor(days: readonly string[], isCompared: boolean) {
    this.#days = new Map(days.map(day => [day, nothing()]))
    this.#isCompared = isCompared
  }

  fired(side: Side, severity: Severity, deviceId: DeviceId, day: string): void {
    this.#bySeverity[side][severity] += 1
    this.#count(side, deviceId, day)
  }

  raised(deviceId: DeviceId, day: string, isFalse: boolean, alsoFired: boolean): void {
    this.#raised.count += 1
    if (alsoFired) this.#raised.alsoFired += 1
    if (isFalse) this.#raised.falseAlarms += 1
    if (isFalse && alsoFired) this.#raised.falseAlarmsAlsoFired += 1
    this.#count('raised', deviceId, day)
  }

  firedBy(side: Side): Fired {
    const bySeverity = this.#bySeverity[side]
    return { count: sum(Object.values(bySeverity)), devices: this.#devicesWith(side), bySeverity }
  }

  allRaised(): Raised {
    return { ...this.#raised, devices: this.#devicesWith('raised') }
  }

  days(): DayCounts[] {
    return [...this.#days].sort(byName).map(([day, numbers]) => ({ day, ...this.#counts(numbers) }))
  }

  /** Those with the most first. */
  byDevice(max: number): DeviceCounts[] {
    return [...this.#devices]
      .sort((a, b) => b[1].draft - a[1].draft || b[1].raised - a[1].raised || byName(a, b))
      .slice(0, max)
      .map(([deviceId, numbers]) => ({ deviceId, ...this.#counts(numbers) }))
  }

  #count(what: Counted, deviceId: DeviceId, day: string): void {
    for (const [map, key] of [[this.#days, day] as const, [this.#devices, deviceId] as const]) {
      const numbers = map.get(key) ?? nothing()
      numbers[what] += 1
      map.set(key, numbers)
    }
  }

  #counts({ draft, present, raised }: Numbers): Counts {
    return { fired: draft, present: this.#isCompared ? present : null, raised }
  }

  #devicesWith(what: Counted): number {
    return [...this.#devices.values()].filter(numbers => numbers[what] > 0).length
  }
}

const nothing = (): Numbers => ({ draft: 0, present: 0, raised: 0 })
const none = () => Object.fromEntries(SEVERITIES.map(severity => [severity, 0])) as Record<Severity, number>
const sum = (numbers: readonly number[]): number => numbers.reduce((all, one) => all + one, 0)
const byName = (a: readonly [string, unknown], b: readonly [string, unknown]): number =>
  a[0] < b[0] ? -1 : 1
