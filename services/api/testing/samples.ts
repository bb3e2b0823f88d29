import type { Alert, AlertChange } from '../../domain/model/alert.ts'
import type { Device } from '../../domain/model/device.ts'

export const noon = Date.UTC(2026, 4, 1, 12)

export const bin: Device = { id: 'bin-1', kind: 'smart-bin', site: 'site-1', zone: 'gate', name: 'Bin 1' }
export const band: Device = { id: 'band-1', kind: 'wristband', site: 'site-1', zone: 'b2', name: 'Band 1' }

export const alertOf = (id: string, device: Device = bin): Alert => ({
  id,
  site: device.site,
  zone: device.zone,
  deviceId: device.id,
  deviceKind: device.kind,
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
  occurrences: 1,
  raisedAt: noon,
  updatedAt: noon,
  clearedAt: null,
  version: 1,
  evidence: {
    sentence: { en: 'fill level ≥ 90 %', zh: '满溢度 ≥ 90 %' },
    metrics: [],
    thresholds: [],
    readings: [{ at: noon, values: { fillPercent: 95 } }],
    settings: { high: 90 },
  },
})

export const raised = (id: string, device: Device = bin): AlertChange => ({
  alert: alertOf(id, device),
  event: { alertId: id, n: 1, at: noon, type: 'raised', actor: 'system', note: null },
})
