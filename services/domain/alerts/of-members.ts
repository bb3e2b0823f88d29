import type { Alert, Evidence } from '../model/alert.ts'
import type { DeviceId } from '../model/device.ts'

/** Whose each reading is, of an alert about several devices: each has one, in their order. Nothing where one of them had none. */
export function whoseReadings({ members, readings }: Evidence): readonly DeviceId[] | undefined {
  return members?.length === readings.length ? members.map(({ device }) => device) : undefined
}

/**
 * The alert without what it holds of the others: who they are, what was measured of them, and what was worked out from
 * all. A reading that might be of one of them goes with them.
 */
export function ofMembers(alert: Alert, isShown: (device: DeviceId) => boolean): Alert {
  const { members, metrics } = alert.evidence
  if (members === undefined || members.every(({ device }) => isShown(device))) return alert
  const whose = whoseReadings(alert.evidence)
  const readings = alert.evidence.readings.filter((_, i) => whose !== undefined && isShown(whose[i] ?? ''))
  return {
    ...alert,
    evidence: {
      sentence: alert.title,
      metrics: metrics.filter(metric => readings.some(({ values }) => metric in values)),
      ...{ thresholds: [], readings, settings: {} },
      members: members.filter(({ device }) => isShown(device)),
    },
  }
}
