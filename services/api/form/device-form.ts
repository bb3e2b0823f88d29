import type { Device } from '../../domain/model/device.ts'
import type { Origin } from '../../domain/model/origin.ts'
import { toRfc3339 } from '../../domain/model/time.ts'
import type { DeviceView } from '../../runtime/registry.ts'
import type { WireDevice, WireDeviceBody } from '../wire/device.ts'
import { defined } from './defined.ts'

export const deviceForm = ({ device, values, lastSeenAt, online, firmware }: DeviceView): WireDevice => ({
  ...device,
  online,
  ...(firmware !== undefined && { firmware }),
  lastSeenAt: lastSeenAt === null ? null : toRfc3339(lastSeenAt),
  values: { ...values },
})

export const deviceOf = (id: string, { origin, ...body }: WireDeviceBody): Device => ({
  id,
  ...defined(body),
  ...(origin && { origin: originOf(origin) }),
})

const originOf = ({ mounting, ...origin }: NonNullable<WireDeviceBody['origin']>): Origin => ({
  ...defined(origin),
  ...(mounting && { mounting: defined(mounting) }),
})
