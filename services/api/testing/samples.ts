import type { Alert, AlertChange } from '../../domain/model/alert.ts'
import type { Device } from '../../domain/model/device.ts'
import { raisedChange, sampleAlert } from '../../testing/sample-alert.ts'

export const noon = Date.UTC(2026, 4, 1, 12)

export const bin: Device = { id: 'bin-1', kind: 'smart-bin', site: 'site-1', zone: 'gate', name: 'Bin 1' }
export const band: Device = { id: 'band-1', kind: 'wristband', site: 'site-1', zone: 'b2', name: 'Band 1' }

export const alertOf = (id: string, { id: deviceId, kind, site, zone }: Device = bin): Alert =>
  sampleAlert(id, noon, { site, zone, deviceId, deviceKind: kind })

export const raised = (id: string, device: Device = bin): AlertChange => raisedChange(alertOf(id, device))
