import { type Action, heard } from '../hearing.ts'
import { wordIn } from '../plain-values.ts'

/** What is counted under its name, and acted on by nobody so far. */
const tidings =
  (name: string, field: string, known: readonly string[], answer: object = {}): Action =>
  (payload, hearing) => {
    const told = wordIn(payload, field)
    hearing.event(told !== undefined && known.includes(told) ? `${name}-${kebab(told)}` : name)
    return heard(answer)
  }

const kebab = (name: string): string => name.replace(/(?<=[a-z])(?=[A-Z])/g, '-').toLowerCase()

const FIRMWARE = [
  'Downloaded',
  'DownloadFailed',
  'Downloading',
  'Installed',
  'InstallationFailed',
  'Installing',
]

export const firmwareStatus = tidings('firmware', 'status', FIRMWARE)
export const diagnosticsStatus = tidings('diagnostics', 'status', ['Uploaded', 'UploadFailed', 'Uploading'])
export const logStatus = tidings('log', 'status', ['Uploaded', 'UploadFailure', 'Uploading'])

/** Of the whitepaper on security; others are counted together. */
const SECURITY = [
  'FirmwareUpdated',
  'FailedToAuthenticateAtCentralSystem',
  'SettingSystemTime',
  'StartupOfTheDevice',
  'ResetOrReboot',
  'SecurityLogWasCleared',
  'ReconfigurationOfSecurityParameters',
  'MemoryExhaustion',
  'InvalidMessages',
  'AttemptedReplayAttacks',
  'TamperDetectionActivated',
]
export const securityEvent = tidings('security', 'type', SECURITY)

/** Vendors' own words, of which none is known here. */
export const dataTransfer = tidings('data-transfer', 'vendorId', [], { status: 'UnknownVendorId' })

/** Certificates of chargers are signed elsewhere. */
export const signCertificate = tidings('sign-certificate', 'csr', [], { status: 'Rejected' })
