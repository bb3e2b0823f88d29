import { DAY, HOUR } from '../../devices-sim/world/durations.ts'
import type { Happening } from '../../devices-sim/world/truth.ts'
import { isWorse } from '../../services/domain/model/alert.ts'
import type { DeviceId } from '../../services/domain/model/device.ts'
import type { DurationMs, Instant } from '../../services/domain/model/time.ts'
import { AFTER_MS, type Owed, type RuleExpectation } from './expectation.ts'
import { blindness, endsUnsaid, silences } from './expectations.ts'
import type { ToldLife } from './lives.ts'

/** The world as far as it is known what happened in it. */
export interface World {
  readonly site: string
  readonly end: Instant
  readonly happenings: readonly Happening[]
  readonly devices: ReadonlyMap<DeviceId, { readonly kind: string; readonly reportEveryMs: DurationMs }>
}

export interface RuleVerdict {
  readonly rule: string
  readonly limit: number
  /** Alerts that claim something, and those of them that nothing bears out. */
  readonly raised: number
  readonly falseAlerts: readonly Mistake<ToldLife>[]
  /** Happenings of which people had to hear. */
  readonly expected: number
  readonly missed: readonly Mistake<Happening>[]
  /** From the beginning of what happened to the alert, where that came after it. */
  readonly delaysMs: readonly DurationMs[]
}

/** With what else happened to the device about then, for whoever looks for the cause. */
export interface Mistake<T> {
  readonly of: T
  readonly meanwhile: readonly Happening[]
}

interface Span {
  readonly from: Instant
  readonly to: Instant
}

/** Holds the alerts of a month against what happened in it, rule by rule. */
export function judgeMonth(
  world: World,
  lives: readonly ToldLife[],
  expectations: readonly RuleExpectation[],
): RuleVerdict[] {
  const byDevice = happeningsByDevice(world)
  const byRule = Map.groupBy(lives, ({ rule }) => rule)
  return expectations.map(expectation => {
    const ofRule = byRule.get(expectation.rule) ?? []
    return verdict(world, byDevice, expectation, ofRule)
  })
}

function verdict(
  world: World,
  byDevice: ReadonlyMap<DeviceId, readonly Happening[]>,
  expectation: RuleExpectation,
  all: readonly ToldLife[],
): RuleVerdict {
  const { rule, limit, must, may } = expectation
  const claims = all.filter(life => !isWorse(expectation.claimsFrom, life.severity))
  // What is a warning of something to come cannot be judged where the world ends before it came.
  const lives = claims.filter(({ raisedAt }) => raisedAt <= world.end - expectation.foreseesMs)
  const whats = new Set([...may, ...must.map(({ what }) => what)])
  const claimsOf = Map.groupBy(claims, ({ deviceId }) => deviceId)
  const allOf = Map.groupBy(all, ({ deviceId }) => deviceId)
  const bearsOut = (life: ToldLife) => (one: Happening) =>
    whats.has(one.what) && areTogether(world, life, one, blindOf(byDevice, one))
  const missed: Mistake<Happening>[] = []
  const delaysMs: DurationMs[] = []
  let expected = 0
  for (const owed of must) {
    for (const one of world.happenings) {
      if (one.what !== owed.what || !isAsked(world, byDevice, one, owed)) continue
      expected++
      const blind = blindOf(byDevice, one)
      const mild = owed.isCall && isOverUnheard(one, blind)
      const answers = concerned(world, one)
        .flatMap(id => (mild ? allOf : claimsOf).get(id) ?? [])
        .filter(life => areTogether(world, life, one, blind))
      if (answers.length === 0) missed.push({ of: one, meanwhile: about(byDevice, one.deviceId, one.from) })
      const first = Math.min(...answers.map(({ raisedAt }) => raisedAt))
      if (answers.length > 0 && first >= one.from) delaysMs.push(first - one.from)
    }
  }
  const falseAlerts = lives
    .filter(life => !(byDevice.get(life.deviceId) ?? []).some(bearsOut(life)))
    .map(of => ({ of, meanwhile: about(byDevice, of.deviceId, of.raisedAt) }))
  return { rule, limit, raised: lives.length, falseAlerts, expected, missed, delaysMs }
}

const ABOUT_MS = HOUR

function about(
  byDevice: ReadonlyMap<DeviceId, readonly Happening[]>,
  id: DeviceId,
  at: Instant,
): Happening[] {
  const others = byDevice.get(id) ?? []
  return others.filter(
    ({ from, to = Number.POSITIVE_INFINITY, what }) =>
      what !== 'hot-day' && from <= at + ABOUT_MS && to >= at - ABOUT_MS,
  )
}

/** At some time while it was so, or shortly after it is known; what could not be sent may be said when it came through. */
function areTogether(world: World, life: ToldLife, one: Happening, blind: readonly Blind[]): boolean {
  const unsaidMs = endsUnsaid.has(one.what) ? (world.devices.get(one.deviceId)?.reportEveryMs ?? 0) : 0
  const to = (one.to ?? Number.POSITIVE_INFINITY) + unsaidMs
  return (
    life.raisedAt <= heardBy(one.from, to, blind) + AFTER_MS &&
    (life.endToldAt ?? life.clearedAt ?? Number.POSITIVE_INFINITY) >= one.from
  )
}

/** When what was so could be told at the latest: an outage that begins before another is over goes on in it. */
function heardBy(from: Instant, to: Instant, blind: readonly Blind[]): Instant {
  const inOrder = blind.toSorted((a, b) => a.from - b.from)
  return inOrder.reduce((by, span) => (span.from <= by && span.to >= from ? Math.max(by, span.to) : by), to)
}

/** It was so for long enough, and could be seen for long enough. */
function isAsked(
  world: World,
  byDevice: ReadonlyMap<DeviceId, readonly Happening[]>,
  one: Happening,
  owed: Owed,
): boolean {
  const device = world.devices.get(one.deviceId)
  if (device === undefined || (owed.kind !== undefined && owed.kind !== device.kind)) return false
  const blind = silences.has(owed.what) ? [] : blindOf(byDevice, one)
  const to = Math.min(one.to ?? world.end, world.end)
  if (owed.isCall) return to < world.end && !blind.some(span => span.lost && isIn(one.from, span))
  const whole = { from: one.from, to }
  const spans = (owed.byDay ? daysOf(whole) : [whole]).flatMap(span => without(span, blind))
  const seen = owed.fromItsStart ? spans.filter(({ from }) => from === one.from) : spans
  const longest = Math.max(0, ...seen.map(span => span.to - span.from))
  return longest >= owed.dueMs + owed.dueReports * device.reportEveryMs
}

/** The person was helped before anybody could hear of it: that it was told at all is all that can be asked. */
const isOverUnheard = ({ from, to = Number.POSITIVE_INFINITY }: Happening, blind: readonly Blind[]) =>
  blind.some(span => isIn(from, span) && to <= span.to)

interface Blind extends Span {
  readonly lost: boolean
}

function blindOf(byDevice: ReadonlyMap<DeviceId, readonly Happening[]>, one: Happening): Blind[] {
  return (byDevice.get(one.deviceId) ?? []).flatMap(other => {
    const how = blindness[other.what]
    if (how === undefined || other === one) return []
    return { from: other.from, to: other.to ?? Number.POSITIVE_INFINITY, lost: how === 'lost' }
  })
}

const isIn = (at: Instant, { from, to }: Span) => at >= from && at <= to

/** What is left of a span without the others. */
function without(span: Span, others: readonly Span[]): Span[] {
  return others.reduce<Span[]>(
    (left, other) =>
      left.flatMap(({ from, to }) =>
        other.to <= from || other.from >= to
          ? [{ from, to }]
          : [
              { from, to: other.from },
              { from: other.to, to },
            ].filter(part => part.to > part.from),
      ),
    [span],
  )
}

const UTC_OFFSET_MS = 8 * HOUR
const DAY_FROM_MS = 7 * HOUR
const DAY_TO_MS = 21 * HOUR

function daysOf({ from, to }: Span): Span[] {
  const days: Span[] = []
  for (
    let midnight = Math.floor((from + UTC_OFFSET_MS) / DAY) * DAY - UTC_OFFSET_MS;
    midnight < to;
    midnight += DAY
  ) {
    const day = { from: Math.max(from, midnight + DAY_FROM_MS), to: Math.min(to, midnight + DAY_TO_MS) }
    if (day.to > day.from) days.push(day)
  }
  return days
}

/** All devices that it is about; the site where it is about that. */
const concerned = ({ site }: World, { what, deviceId, affects = [] }: Happening): DeviceId[] =>
  what === 'site-outage' ? [site, deviceId, ...affects] : [deviceId, ...affects]

function happeningsByDevice(world: World): Map<DeviceId, Happening[]> {
  const byDevice = new Map<DeviceId, Happening[]>()
  for (const one of world.happenings) {
    for (const id of concerned(world, one)) {
      const known = byDevice.get(id)
      if (known === undefined) byDevice.set(id, [one])
      else known.push(one)
    }
  }
  return byDevice
}
