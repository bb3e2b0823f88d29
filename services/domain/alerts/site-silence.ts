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
  readonly siteBackPercent: number
}

/** None comes on the second: so much of its interval a report may come later than expected. */
const JITTER = 0.1

/** How long nothing was heard of a device that missed at least one report, whenever it should have come. */
export const MISSED_INTERVALS = 1.5

/**
 * Silent with it, when there is a moment at which both can have stopped, and two reports were missed since: when the first
 * of them is found silent, after three intervals, the others have missed two. One that reports hourly and is not due yet
 * is no witness, neither for nor against.
 */
export function standingTo(reference: Quiet, other: Quiet, at: Instant): Standing {
  if (other.quietSince > stoppedBy(reference)) return 'heard'
  if (reference.quietSince > stoppedBy(other)) return 'long-silent'
  return isSilent(other, at) ? 'silent' : 'unknown'
}

/** The same while the silence lasts: one that was heard in between and missed two reports again is silent too. */
export function standingIn(reference: Quiet, other: Quiet, at: Instant): Standing {
  const standing = standingTo(reference, other, at)
  return standing === 'heard' && isSilent(other, at) ? 'silent' : standing
}

/** More than half is most, where enough is known. */
export const isMost = ({ silent, heard }: Count, figures: SilenceFigures): boolean =>
  silent + heard >= figures.siteSilentDevicesMin &&
  silent > 1 &&
  silent * 100 > figures.siteSilentPercent * (silent + heard)

/**
 * Most of those that were expected are heard again: one that gets a word through is not the network. Where a single one is
 * left to wait for, that is no site.
 */
export const isBack = ({ silent, heard }: Count, figures: SilenceFigures): boolean =>
  silent <= 1 || heard * 100 > figures.siteBackPercent * (silent + heard)

/** The latest moment at which it can have stopped. */
const stoppedBy = ({ quietSince, intervalMs }: Quiet): Instant => quietSince + (1 + JITTER) * intervalMs

const isSilent = ({ quietSince, intervalMs }: Quiet, at: Instant): boolean =>
  at >= quietSince + (2 - JITTER) * intervalMs
