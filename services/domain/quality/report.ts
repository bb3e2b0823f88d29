import type { Actor } from '../model/person.ts'
import type { DurationMs } from '../model/time.ts'
import { blame, type Culprit } from './blame.ts'
import { type Bars, barsOf } from './chart.ts'
import type { Contributor } from './contributors.ts'
import type { Flood } from './floods.ts'
import { type Figure, judge } from './judge.ts'
import { type AlertLife, isPerson, type Period } from './life.ts'
import { type Measured, measure } from './measure.ts'
import type { Causes, Held, Priorities } from './spread.ts'

/** What is asked besides the whole: the same figures for each site, each zone, … */
export const DIVISIONS = ['site', 'zone', 'rule', 'device', 'actor'] as const
export type Division = (typeof DIVISIONS)[number]

/** A figure that misses its limit, and the rules behind it. */
export interface Fault {
  readonly figure: Figure['id']
  readonly culprits: readonly Culprit[]
}

export interface Part {
  readonly name: string
  readonly alarms: number
  readonly figures: readonly Figure[]
}

export interface QualityReport {
  readonly period: Period
  readonly alarms: number
  /** How many different ones: each a rule on a device. */
  readonly different: number
  readonly untouched: number
  readonly closed: number
  readonly figures: readonly Figure[]
  readonly faults: readonly Fault[]
  readonly priorities: Priorities
  readonly causes: Causes
  readonly held: Held
  readonly top: Readonly<Record<'alarms' | 'rules' | 'devices', readonly Contributor[]>>
  readonly chart: Bars
  /** The longest first. */
  readonly floods: readonly Flood[]
  readonly floodMs: DurationMs
  readonly parts: readonly Part[]
}

export const FLOODS_TOLD_MAX = 20
export const PARTS_MAX = 100

export interface Asked {
  readonly period: Period
  readonly actor?: Actor
  readonly by?: Division
}

/** Plain data, small whatever the period: it travels between threads. */
export function reportOf(lives: readonly AlertLife[], { period, actor, by }: Asked): QualityReport {
  const measured = measure(lives, period, actor)
  const figures = judge(measured)
  return {
    period,
    alarms: measured.ringing.length,
    different: measured.different,
    untouched: measured.untouched,
    closed: measured.closed.length,
    figures,
    faults: figures.flatMap(({ id, verdict }) =>
      verdict === 'bad' ? [{ figure: id, culprits: blame(id, measured) }] : [],
    ),
    priorities: measured.priorities,
    causes: measured.causes,
    held: measured.held,
    top: measured.top,
    chart: barsOf(measured.slots, measured.floods),
    floods: longest(measured.floods),
    floodMs: measured.floodShare * (period.to - period.from),
    parts: by === undefined ? [] : partsOf(lives, period, by),
  }
}

const longest = (floods: Measured['floods']): Flood[] =>
  floods.toSorted((a, b) => b.to - b.from - (a.to - a.from)).slice(0, FLOODS_TOLD_MAX)

/** The same figures for each, those with the most alarms first. */
function partsOf(lives: readonly AlertLife[], period: Period, by: Division): Part[] {
  const parts = new Map<string, AlertLife[]>()
  for (const life of lives) {
    for (const name of namesOf[by](life)) {
      const part = parts.get(name)
      if (part === undefined) parts.set(name, [life])
      else part.push(life)
    }
  }
  return [...parts]
    .sort(([, a], [, b]) => b.length - a.length)
    .slice(0, PARTS_MAX)
    .map(([name, part]) => {
      const measured = measure(part, period, by === 'actor' ? name : undefined)
      return { name, alarms: measured.ringing.length, figures: judge(measured) }
    })
    .sort((a, b) => b.alarms - a.alarms || (a.name < b.name ? -1 : 1))
}

const namesOf: Readonly<Record<Division, (life: AlertLife) => Iterable<string>>> = {
  site: life => [life.site],
  zone: life => [`${life.site} ${life.zone}`],
  rule: life => [life.rule],
  device: life => [life.deviceId],
  actor: ({ takenBy, resolvedBy }) => new Set([takenBy, resolvedBy].filter(isPerson)),
}
