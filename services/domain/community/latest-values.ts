import type { MetricValue, Values } from '../model/reading.ts'
import type { Instant } from '../model/time.ts'
import { type DeviceState, NO_VALUES } from './device-state.ts'
import { evidenceBack, keepEvidence } from './evidence.ts'
import type { Forms } from './form.ts'

/** The latest live value of each metric: what the rules see. */
export const latestValues = (of: DeviceState): Values =>
  of.gathered ?? evidenceBack(of, 1)?.values ?? NO_VALUES

/** Takes over what a live reading reports: as evidence, and as the latest values. */
export function takeValues(of: DeviceState, forms: Forms, at: Instant, reported: Values): void {
  const before = of.form
  keepEvidence(of, forms, at, reported)
  if (of.gathered !== undefined) gather(of, of.gathered, reported)
  // Most devices always report the same metrics: then their newest evidence is what they last reported of each, too.
  else if (before !== undefined && before !== of.form && !reportsAll(before.names, reported)) {
    of.gathered = { ...evidenceBack(of, 2)?.values, ...reported }
  }
  if (of.lateValues !== NO_VALUES) of.lateValues = without(of.lateValues, reported)
}

function gather(of: DeviceState, known: Values, reported: Values): void {
  if (reportsAll(Object.keys(known), reported)) of.gathered = undefined
  else Object.assign(known, reported)
}

function reportsAll(metrics: readonly string[], reported: Values): boolean {
  for (const metric of metrics) if (reported[metric] === undefined) return false
  return true
}

function without(late: Values, reported: Values): Values {
  const left: [string, MetricValue][] = Object.entries(late).filter(
    ([metric]) => reported[metric] === undefined,
  )
  return left.length === 0 ? NO_VALUES : Object.fromEntries(left)
}
