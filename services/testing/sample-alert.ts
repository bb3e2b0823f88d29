import type { Alert, AlertChange } from '../domain/model/alert.ts'
import type { Instant } from '../domain/model/time.ts'

/** A bin that has just been found full; what matters to a test it says itself. */
export const sampleAlert = (id: string, raisedAt: Instant, more: Partial<Alert> = {}): Alert => ({
  id,
  site: 'site-1',
  zone: 'gate',
  deviceId: 'bin-1',
  deviceKind: 'smart-bin',
  rule: 'bin-full',
  ruleVersion: 1,
  title: { en: 'Bin full', zh: '垃圾桶已满' },
  severity: 'high',
  peakSeverity: 'high',
  condition: 'active',
  handling: 'new',
  latched: false,
  assignee: null,
  shelvedUntil: null,
  suppressed: null,
  announced: true,
  group: id,
  cause: null,
  occurrences: 1,
  raisedAt,
  updatedAt: raisedAt,
  clearedAt: null,
  version: 1,
  evidence: {
    sentence: { en: 'fill level ≥ 90 %', zh: '满溢度 ≥ 90 %' },
    metrics: [],
    thresholds: [],
    readings: [{ at: raisedAt, values: { fillPercent: 95 } }],
    settings: { high: 90 },
  },
  pausedUntil: null,
  urged: null,
  ...more,
})

/** The first event of an alert. */
export const raisedChange = (alert: Alert): AlertChange => ({
  alert,
  event: { alertId: alert.id, n: 1, at: alert.raisedAt, type: 'raised', actor: 'system', note: null },
})
