import type { WireDutyCalendar, WireRota } from '../../../services/api/wire/duty.ts'
import { addDays, type Day, momentIn } from './zone-time.ts'

export type Post = WireDutyCalendar['posts'][number]

export type Gap = WireDutyCalendar['gaps'][number]

/** One piece of a span, as it is drawn on one day; the places are parts of the day's own length. */
export interface Bar {
  readonly key: string
  /** The whole span. */
  readonly from: number
  readonly to: number
  /** As much of it as is of this day. */
  readonly shownFrom: number
  readonly shownTo: number
  readonly start: number
  readonly end: number
  readonly isWholeDay: boolean
  /** Nobody where it is a gap. */
  readonly on: readonly string[]
  /** Somebody stands in, or somebody is away: by an override. */
  readonly isOverride: boolean
}

export interface Layers {
  readonly rotas: readonly WireRota[]
  readonly gaps: readonly Gap[]
  readonly timeZone: string
}

/** What is drawn of a post on one day; days with 23 and 25 hours are as wide as the others. Before its plan begins nothing is. */
export function barsOf(post: Post, day: Day, { rotas, gaps, timeZone }: Layers): readonly Bar[] {
  const from = momentIn(timeZone, day)
  const to = momentIn(timeZone, addDays(day, 1))
  const overrides = overridesOf(rotas, post)
  const missing = gaps.filter(({ role, zone }) => role === post.role && zone === post.zone).map(stretchOf)
  const spans = post.spans.map(span => ({ ...stretchOf(span), on: span.on }))
  return withoutHandOvers(spans, handOverMsMax(rotas, post))
    .filter(span => span.from < to && span.to > from)
    .filter(span => span.on.length > 0 || missing.some(gap => overlaps(gap, span)))
    .map(span => {
      const [shownFrom, shownTo] = [Math.max(span.from, from), Math.min(span.to, to)]
      return {
        ...{ ...span, shownFrom, shownTo, key: `${span.from} ${day}` },
        start: (shownFrom - from) / (to - from),
        end: (shownTo - from) / (to - from),
        isWholeDay: shownFrom === from && shownTo === to,
        isOverride: overrides.some(one => covers(one, span)),
      }
    })
}

/** A stretch of time in which a rota is overridden. */
export interface Stretch {
  readonly from: number
  readonly to: number
}

interface Span extends Stretch {
  readonly on: readonly string[]
}

/** While one takes over from the other both are on duty: drawn as the one who takes over, or a week would be all hand-overs. */
function withoutHandOvers(spans: readonly Span[], msMax: number): readonly Span[] {
  const drawn: Span[] = []
  for (const [n, span] of spans.entries()) {
    const [before, next] = [spans[n - 1], spans[n + 1]]
    if (before && next && isHandOver(span, before, next) && span.to - span.from <= msMax) continue
    const last = drawn.at(-1)
    drawn.push(last !== undefined && last.to < span.from ? { ...span, from: last.to } : span)
  }
  return drawn
}

const isHandOver = (span: Span, before: Span, next: Span): boolean =>
  next.on.length > 0 && [...before.on, ...next.on].every(one => span.on.includes(one))

const handOverMsMax = (rotas: readonly WireRota[], post: Post): number =>
  Math.max(0, ...rotasOf(rotas, post).map(({ handOverMs }) => handOverMs))

const stretchOf = ({ from, to }: { from: string; to: string }): Stretch => ({
  from: Date.parse(from),
  to: Date.parse(to),
})

const overlaps = (one: Stretch, other: Stretch): boolean => one.from < other.to && one.to > other.from

/** A span that lies within an override. */
const covers = (one: Stretch, span: Stretch): boolean => one.from <= span.from && one.to >= span.to

/** The rotas that say who is on duty at a post, those for a zone before those for the whole site. */
export const rotasOf = (rotas: readonly WireRota[], { role, zone }: Pick<Post, 'role' | 'zone'>) =>
  rotas.filter(rota => rota.role === role).sort((a, b) => Number(isFor(b, zone)) - Number(isFor(a, zone)))

const isFor = ({ zones }: WireRota, zone: string | null): boolean =>
  zone === null ? zones.length === 0 : zones.includes(zone)

const overridesOf = (rotas: readonly WireRota[], post: Post): readonly Stretch[] =>
  rotasOf(rotas, post)
    .filter(rota => isFor(rota, post.zone))
    .flatMap(({ overrides }) => overrides.map(stretchOf))

export interface OnDuty {
  readonly post: Post
  readonly on: readonly string[]
  /** `null`: as far as anybody knows. */
  readonly until: string | null
  readonly next: readonly string[] | null
}

/** Who is on duty at each post at the beginning of a calendar. */
export const onDutyNow = ({ posts }: Pick<WireDutyCalendar, 'posts'>): readonly OnDuty[] =>
  posts.flatMap(post => {
    const [now, next] = post.spans
    if (now === undefined) return []
    return [{ post, on: now.on, until: next ? now.to : null, next: next?.on ?? null }]
  })
