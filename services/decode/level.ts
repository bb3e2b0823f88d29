import type { Mounting } from '../domain/model/origin.ts'
import type { RejectedValue } from './decoder.ts'

/** What a distance says of a bin: a level, or why it says none. */
export interface Level {
  readonly values: { readonly fillPercent?: number }
  readonly rejected: readonly RejectedValue[]
}

/**
 * An echo that went to and fro is longer than the bin is deep: of six recorded bins the longest was a quarter longer. What
 * is longer by half and more is a lid that stands open, or the sensor's way of saying that it heard nothing: an empty bin
 * would end the alert of a full one.
 */
const BEYOND_EMPTY = 1.5

export function levelAt(distanceMm: number, mounting: Mounting | undefined): Level {
  if (distanceMm <= 0) return noLevel('no-echo')
  if (mounting === undefined) return noLevel('mounting-missing')
  if (distanceMm > mounting.emptyMm * BEYOND_EMPTY) return noLevel('metric-out-of-range')
  const isTooNear = distanceMm < (mounting.deadZoneMm ?? 0)
  return { values: { fillPercent: isTooNear ? 100 : fillPercentOf(distanceMm, mounting) }, rejected: [] }
}

export const noLevel = (reason: RejectedValue['reason']): Level => ({
  values: {},
  rejected: [{ metric: 'fillPercent', reason }],
})

/** 0 to 100, to a tenth: heaped up beyond what is full, and deeper than empty, are the ends. */
export function fillPercentOf(distanceMm: number, { emptyMm, fullMm }: Mounting): number {
  const share = (emptyMm - distanceMm) / (emptyMm - fullMm)
  return Math.round(1_000 * Math.min(1, Math.max(0, share))) / 10
}
