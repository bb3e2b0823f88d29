import type { Condition, Severity } from '../../services/domain/model/alert.ts'
import type { Device } from '../../services/domain/model/device.ts'
import type { Text } from '../../services/domain/model/text.ts'

/** What the server's API sends and takes, as far as it is looked at here. Written down anew from its contract. */
export interface ApiAlert {
  readonly id: string
  readonly site: string
  readonly zone: string
  readonly deviceId: string
  readonly deviceKind: string
  readonly rule: string
  readonly title: Text
  readonly severity: Severity
  readonly peakSeverity: Severity
  readonly condition: Condition
  readonly latched: boolean
  readonly occurrences: number
  /** RFC 3339. */
  readonly raisedAt: string
  readonly clearedAt: string | null
}

export interface ApiAlertList {
  readonly alerts: readonly ApiAlert[]
  readonly total: number
}

export type Registration = Device
export interface ApiDevice extends Device {
  /** The device's own word, or its last will; null when it never said. */
  readonly online: boolean | null
}

export interface ApiDeviceList {
  readonly devices: readonly ApiDevice[]
  /** RFC 3339. */
  readonly now: string
}

export type ApiDeviceBody = Omit<Device, 'id'>

export interface ApiFeedEvent {
  readonly at: string
  readonly alert: ApiAlert
  readonly event: { readonly type: string; readonly actor: string; readonly note: string | null }
}

export type ApiFeedMessage =
  | { readonly type: 'hello' | 'reset'; readonly cursor: string }
  | { readonly type: 'events'; readonly cursor: string; readonly events: readonly ApiFeedEvent[] }

export interface ApiProblem {
  readonly code?: string
  readonly title?: string
  readonly detail?: string
}
