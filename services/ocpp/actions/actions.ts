import type { Action } from '../hearing.ts'
import { meterValues } from './meter-values.ts'
import { bootNotification, heartbeat } from './presence.ts'
import { statusNotification } from './status-notification.ts'
import {
  dataTransfer,
  diagnosticsStatus,
  firmwareStatus,
  logStatus,
  securityEvent,
  signCertificate,
} from './tidings.ts'
import { authorize, startTransaction, stopTransaction } from './transactions.ts'

/** What chargers may call; anything else is not implemented, and told so. */
export const actions: ReadonlyMap<string, Action> = new Map(
  Object.entries({
    BootNotification: bootNotification,
    Heartbeat: heartbeat,
    StatusNotification: statusNotification,
    MeterValues: meterValues,
    Authorize: authorize,
    StartTransaction: startTransaction,
    StopTransaction: stopTransaction,
    DataTransfer: dataTransfer,
    FirmwareStatusNotification: firmwareStatus,
    SignedFirmwareStatusNotification: firmwareStatus,
    DiagnosticsStatusNotification: diagnosticsStatus,
    LogStatusNotification: logStatus,
    SecurityEventNotification: securityEvent,
    SignCertificate: signCertificate,
  }),
)
