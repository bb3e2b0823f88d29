import type { WireAlert } from '../../../../services/api/wire/alert.ts'
import { byNewest, SEVERITIES } from '../../alerts/alert.ts'

/** What is known of somebody, as far as the phone has heard. */
export interface Known {
  /** Those of hers that still need somebody. */
  readonly alerts: readonly WireAlert[]
  /** How long ago the server last said that all this is so. */
  readonly heardMsAgo: number
  /** It is being asked for at this moment. */
  readonly isAsking: boolean
  readonly band: Band | null
  /** Whether she, or somebody for her, agreed that it is shown. */
  readonly healthShown: boolean
  readonly now: number
}

export interface Band {
  readonly lastSeenAt: number | null
  /** From this age on a band is not to be trusted. */
  readonly silentMs: number
  readonly worn: boolean | undefined
  /** When her pulse or oxygen was last measured. */
  readonly measuredAt: number | null
  /** The first vital sign that is out of its range, though no alert was raised of it. */
  readonly odd: string | undefined
}

/** Is she all right? The one answer, which never sounds better than what is known. */
export type Verdict =
  | { readonly type: 'open' | 'in-hand' | 'over'; readonly alert: WireAlert }
  | { readonly type: 'no-line'; readonly since: number }
  | { readonly type: 'checking' }
  | { readonly type: 'no-band' | 'never' | 'not-worn' | 'hidden' }
  | { readonly type: 'silent'; readonly since: number }
  | { readonly type: 'unmeasured'; readonly since: number | null }
  | { readonly type: 'odd'; readonly metric: string }
  | { readonly type: 'well'; readonly at: number }

/** The feed says something each 15 s; what is older than this may have been overtaken. */
export const LINE_MS_MAX = 60_000

export function verdictOf(known: Known): Verdict {
  const { alerts, heardMsAgo, now } = known
  const worst = alerts.filter(({ condition }) => condition === 'active').sort(byWorst)[0]
  if (worst !== undefined && isGrave(worst)) return ofOpen(worst)
  if (heardMsAgo > LINE_MS_MAX)
    return known.isAsking ? { type: 'checking' } : { type: 'no-line', since: now - heardMsAgo }
  const doubt = doubtOf(known.band, now)
  if (doubt !== undefined) return doubt
  if (worst !== undefined) return ofOpen(worst)
  const over = alerts.toSorted(byWorst)[0]
  if (over !== undefined) return { type: 'over', alert: over }
  return known.healthShown ? ofVitals(known.band, now) : { type: 'hidden' }
}

/** What stands in the way of knowing anything. */
function doubtOf(band: Band | null, now: number): Verdict | undefined {
  if (band === null) return { type: 'no-band' }
  if (band.lastSeenAt === null) return { type: 'never' }
  if (now - band.lastSeenAt >= band.silentMs) return { type: 'silent', since: band.lastSeenAt }
  return band.worn === false ? { type: 'not-worn' } : undefined
}

function ofVitals(band: Band | null, now: number): Verdict {
  const measuredAt = band?.measuredAt ?? null
  if (measuredAt === null || now - measuredAt >= Math.max(band?.silentMs ?? 0, MEASURED_MS_MAX))
    return { type: 'unmeasured', since: measuredAt }
  if (band?.odd !== undefined) return { type: 'odd', metric: band.odd }
  return { type: 'well', at: measuredAt }
}

/** Bands that spare their battery measure every ten minutes or so. */
const MEASURED_MS_MAX = 30 * 60_000

const ofOpen = (alert: WireAlert): Verdict => ({
  type: alert.handling === 'new' ? 'open' : 'in-hand',
  alert,
})

const isGrave = ({ severity }: WireAlert): boolean => severity === 'critical' || severity === 'high'

const rank = ({ severity }: WireAlert): number => SEVERITIES.indexOf(severity)
/** The worst first; of those the ones that nobody has; of those the newest. */
const byWorst = (a: WireAlert, b: WireAlert): number =>
  rank(a) - rank(b) || Number(a.handling !== 'new') - Number(b.handling !== 'new') || byNewest(a, b)

/** How urgently somebody should look: the order of the list of wearers. */
const ORDER: readonly Verdict['type'][] = [
  'open',
  'in-hand',
  'silent',
  'not-worn',
  'odd',
  'over',
  'no-line',
  'checking',
  'unmeasured',
  'never',
  'no-band',
  'hidden',
  'well',
]

export const byNeed = (a: Verdict, b: Verdict): number =>
  ORDER.indexOf(a.type) - ORDER.indexOf(b.type) || severityOf(a) - severityOf(b)

const severityOf = (verdict: Verdict): number => ('alert' in verdict ? rank(verdict.alert) : 0)

/** How it is shown: something calls; something is to be looked at or not known; nothing can be said; all is well. */
export type Tone = 'alarm' | 'watch' | 'plain' | 'calm'

export function toneOf({ type }: Verdict): Tone {
  if (type === 'open') return 'alarm'
  if (type === 'well') return 'calm'
  return type === 'hidden' || type === 'no-band' || type === 'checking' ? 'plain' : 'watch'
}
