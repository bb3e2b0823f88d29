import type { NewDevice } from '../../scripts/testing/operator.ts'
import type { ReportingDevice } from '../../scripts/testing/reporting-devices.ts'

export interface DeviceAccount extends NewDevice {
  readonly token: string
}

export interface BenchAccount extends ReportingDevice {
  readonly token: string
}

/** A connection that carries the readings of others, in turn. */
export interface BenchGateway extends DeviceAccount {
  readonly speaksFor: readonly ReportingDevice[]
}

/** Devices of one kind on one site. */
export const devicesAlike = (kind: string, prefix: string, count: number): NewDevice[] =>
  Array.from({ length: count }, (_, n) => ({ id: `${prefix}${n}`, kind, site: 'bench' }))

/** For those who let everybody in. */
export const openAccounts = <New extends NewDevice>(devices: readonly New[]) =>
  devices.map(device => ({ ...device, token: 'anything' }))
