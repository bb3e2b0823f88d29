import type { Alert, AlertChange } from '../../domain/model/alert.ts'

const alert: Alert = {
  id: 'sunny-7',
  site: 'sunny',
  zone: 'gate',
  deviceId: 'band-1',
  deviceKind: 'wristband',
  rule: 'heart-rate',
  ruleVersion: 1,
  title: { en: 'Heart rate', zh: '心率' },
  severity: 'high',
  peakSeverity: 'critical',
  condition: 'active',
  handling: 'assigned',
  latched: false,
  assignee: 'Wang Fang',
  shelvedUntil: null,
  suppressed: null,
  announced: true,
  group: 'sunny-7',
  cause: null,
  occurrences: 1,
  raisedAt: 1_700_000_000_000,
  updatedAt: 1_700_000_000_000,
  clearedAt: null,
  version: 3,
  evidence: {
    sentence: { en: '180 bpm', zh: '180' },
    metrics: [],
    thresholds: [],
    readings: [],
    settings: { high: 130 },
  },
  pausedUntil: null,
  urged: null,
}
/** A change of a person's alert, for tests of what is told of it. */
export const sampleChange: AlertChange = {
  alert,
  event: {
    alertId: alert.id,
    n: 1,
    at: 1_700_000_000_123,
    type: 'assigned',
    actor: 'Li Wei',
    note: 'Mrs Chen',
  },
}
