import type { Values } from '../model/reading.ts'
import { type DeviceState, NO_VALUES } from './device-state.ts'

/**
 * Takes the values of a live reading for the latest. Most devices always report the same metrics: then the reading's own
 * object stands for both, and nothing is copied (100 ns, and as many bytes a device). The others have an object of theirs.
 */
export function takeValues(of: DeviceState, reported: Values): void {
  if (reportsAll(of.values, reported)) of.values = reported
  else if (isItsOwn(of)) Object.assign(of.values, reported)
  else of.values = { ...of.values, ...reported }
  if (of.lateValues !== NO_VALUES) of.lateValues = without(of.lateValues, reported)
}

function reportsAll(known: Values, reported: Values): boolean {
  for (const metric in known) if (reported[metric] === undefined) return false
  return true
}

const isItsOwn = (of: DeviceState): boolean =>
  of.values !== NO_VALUES && of.recent.at(-1)?.values !== of.values

function without(late: Values, reported: Values): Values {
  const left = Object.entries(late).filter(([metric]) => reported[metric] === undefined)
  return left.length === 0 ? NO_VALUES : Object.fromEntries(left)
}
