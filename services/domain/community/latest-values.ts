import type { MetricValue, Values } from '../model/reading.ts'
import { type Instant, NOT_YET } from '../model/time.ts'
import { type DeviceState, NO_VALUES } from './device-state.ts'
import { evidenceBack, keepEvidence } from './evidence.ts'
import type { Form, Forms } from './form.ts'

/** The latest live value of each metric: what the rules see. */
export const latestValues = (of: DeviceState): Values =>
  of.gathered ?? evidenceBack(of, 1)?.values ?? NO_VALUES

/** Takes over what a live reading reports: as evidence, and as the latest values. */
export function takeValues(of: DeviceState, forms: Forms, at: Instant, reported: Values): void {
  const before = of.form
  keepEvidence(of, forms, at, reported)
  if (before !== undefined && before !== of.form) noteLeftOut(of, before, reported)
  if (of.gathered !== undefined) gather(of, of.gathered, reported)
  // Most devices always report the same metrics: then their newest evidence is what they last reported of each, too.
  else if (before !== undefined && before !== of.form && !reportsAll(before.names, reported)) {
    of.gathered = { ...evidenceBack(of, 2)?.values, ...reported }
  }
  if (of.lateValues !== NO_VALUES) of.lateValues = without(of.lateValues, reported)
}

/** When a metric of fire or smoke was last reported and believed, in event time; long ago where nobody knows. */
export function reportedAt(of: DeviceState, metric: string): Instant {
  const before = of.reportedAt?.[metric] ?? NOT_YET
  return of.form?.names.includes(metric) ? Math.max(before, evidenceBack(of, 1)?.at ?? NOT_YET) : before
}

export function noteReported(of: DeviceState, metrics: readonly string[], at: Instant): void {
  const known = of.reportedAt
  const times = metrics.map(metric => [metric, Math.max(known?.[metric] ?? NOT_YET, at)])
  of.reportedAt = { ...known, ...Object.fromEntries(times) }
}

/** What came too late to be live, and is the newest of its metrics all the same. */
export function takeOver(of: DeviceState, values: Values): void {
  of.gathered = { ...latestValues(of), ...values }
}

// Of what the newest reading reports, its time is that of the reading: so a device that always reports the same costs nothing.
function noteLeftOut(of: DeviceState, before: Form, reported: Values): void {
  for (const metric of of.program.urgentMetrics) {
    if (reported[metric] === undefined && before.names.includes(metric))
      noteReported(of, [metric], evidenceBack(of, 2)?.at ?? NOT_YET)
  }
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
