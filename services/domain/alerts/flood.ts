import { type DurationMs, type Instant, NOT_YET } from '../model/time.ts'
import type { Flood } from './holds.ts'
import type { Stage } from './stage.ts'
import { ALARM_FLOOD } from './summaries.ts'

export interface FloodFigures {
  /** 0: nothing is ever a flood. */
  readonly floodFrom: number
  readonly floodUntil: number
  readonly floodMs: DurationMs
}

/** It lasts as long as the alert about it is open. The critical ones come through, and high ones about a wearer. */
export const inFlood: Stage = ({ flood, open }, { severity, isAboutPerson, isSummary }) => {
  // Thirty full bins tell a carer nothing of whom they look after.
  const comesThrough = isSummary || severity === 'critical' || (isAboutPerson && severity === 'high')
  return open[ALARM_FLOOD] === undefined || comesThrough ? undefined : { reason: 'flood', by: flood.site }
}

/** One more; answers whether that makes a flood. */
export function noteArrival(flood: Flood, at: Instant, { floodFrom, floodMs }: FloodFigures): boolean {
  if (floodFrom === 0) return false
  flood.arrivals = [...flood.arrivals, at].slice(-floodFrom - 1)
  const first = flood.arrivals[flood.arrivals.length - 1 - floodFrom]
  return first !== undefined && at - first < floodMs
}

/** When fewer than `floodUntil` will have come within `floodMs`, if no more do. */
export const floodEnd = ({ arrivals }: Flood, { floodUntil, floodMs }: FloodFigures): Instant =>
  (arrivals[arrivals.length - floodUntil] ?? NOT_YET) + floodMs
