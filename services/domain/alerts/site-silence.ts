import type { Instant } from '../model/time.ts'
import type { Quiet } from './holds.ts'

/** How a device stands to the silence of another. */
export type Standing = 'silent' | 'heard' | 'unknown' | 'long-silent'

export interface Count {
  readonly silent: number
  readonly heard: number
}

export interface SilenceFigures {
  readonly siteSilentPercent: number
  readonly siteSilentDevicesMin: number
}

/** A report is missed when it is half an interval late: none comes on the second. */
export const MISSED_INTERVALS = 1.5

/**
 * Silent with it, when there is a moment at which both can have stopped and a report of it was missed since. One that
 * reports hourly and is not due yet is no witness, neither for nor against.
 */
export function standingTo(reference: Quiet, other: Quiet, at: Instant): Standing {
  if (other.quietSince > missedAt(reference)) return 'heard'
  if (reference.quietSince > missedAt(other)) return 'long-silent'
  return at >= missedAt(other) ? 'silent' : 'unknown'
}

/** More than half is most, where enough is known. */
export const isMost = ({ silent, heard }: Count, figures: SilenceFigures): boolean =>
  silent + heard >= figures.siteSilentDevicesMin &&
  silent > 1 &&
  silent * 100 > figures.siteSilentPercent * (silent + heard)

const missedAt = ({ quietSince, intervalMs }: Quiet): Instant => quietSince + MISSED_INTERVALS * intervalMs
