import type { DeviceId, DeviceKind } from '../../services/domain/model/device.ts'
import type { Values } from '../../services/domain/model/reading.ts'
import type { Instant } from '../../services/domain/model/time.ts'

/** A device's place in the topics. */
export interface Address {
  readonly site: string
  readonly kind: DeviceKind
  readonly id: DeviceId
}

export const telemetryTopic = ({ site, kind, id }: Address): string =>
  `community/${site}/${kind}/${id}/telemetry`

export const statusTopic = ({ site, kind, id }: Address): string => `community/${site}/${kind}/${id}/status`

export const telemetryPayload = (ts: Instant, values: Values): string => JSON.stringify({ ts, ...values })

export const statusPayload = (online: boolean): string => JSON.stringify({ online })
