import type { WireAlert } from '../../../services/api/wire/alert.ts'

/** An alert for tests, with whatever matters to the test changed. */
export const sampleAlert = (change: Partial<WireAlert> = {}): WireAlert => ({
  id: 'riverside-1',
  site: 'riverside',
  zone: 'gate-1',
  deviceId: 'bin-1',
  deviceKind: 'smart-bin',
  rule: 'bin-full',
  ruleVersion: 1,
  title: { en: 'Bin full', zh: '垃圾桶满溢' },
  severity: 'high',
  peakSeverity: 'high',
  condition: 'active',
  handling: 'new',
  latched: false,
  assignee: null,
  shelvedUntil: null,
  occurrences: 1,
  raisedAt: '2026-05-01T08:00:00.000Z',
  updatedAt: '2026-05-01T08:00:00.000Z',
  clearedAt: null,
  version: 1,
  evidence: {
    sentence: { en: 'Fill level 95 %', zh: '满溢度 95 %' },
    metrics: [],
    thresholds: [],
    readings: [],
    settings: {},
  },
  ...change,
})
