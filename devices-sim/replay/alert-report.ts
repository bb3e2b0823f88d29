import type { ApiAlert } from '../api/wire.ts'

const LISTED_MAX = 40

/** What was raised in a site, for a person who knows the data: a line for each device and rule, then the alerts. */
export function alertReport(site: string, alerts: readonly ApiAlert[]): string[] {
  const groups = new Map<string, ApiAlert[]>()
  for (const alert of [...alerts].sort((a, b) => a.raisedAt.localeCompare(b.raisedAt))) {
    const key = `${alert.deviceId}  ${alert.rule}`
    groups.set(key, [...(groups.get(key) ?? []), alert])
  }
  const keys = [...groups.keys()].sort()
  const width = Math.max(0, ...keys.map(key => key.length))
  return [
    `site ${site}: ${alerts.length} ${alerts.length === 1 ? 'alert' : 'alerts'}`,
    ...keys.map(key => `${key.padEnd(width)}  ${summary(groups.get(key) ?? [])}`),
    ...keys.flatMap(key => listing(key, groups.get(key) ?? [])),
  ]
}

function summary(alerts: readonly ApiAlert[]): string {
  const bySeverity = (['critical', 'high', 'medium', 'low'] as const)
    .map(severity => [severity, alerts.filter(one => one.peakSeverity === severity).length] as const)
    .filter(([, count]) => count > 0)
    .map(([severity, count]) => `${count} ${severity}`)
  const open = alerts.filter(one => one.condition === 'active').length
  return `${String(alerts.length).padStart(5)}: ${bySeverity.join(', ')}${open > 0 ? `; ${open} still open` : ''}`
}

function listing(key: string, alerts: readonly ApiAlert[]): string[] {
  const listed = alerts
    .slice(0, LISTED_MAX)
    .map(one => `  ${one.raisedAt} → ${one.clearedAt ?? 'open'}  ${one.peakSeverity} × ${one.occurrences}`)
  const rest = alerts.length - listed.length
  return ['', key, ...listed, ...(rest > 0 ? [`  and ${rest} more`] : [])]
}
