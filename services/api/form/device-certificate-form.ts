import type { DeviceCertificate, SeenCertificate } from '../../domain/model/device-certificate.ts'
import { toRfc3339 } from '../../domain/model/time.ts'
import type { WireDeviceCertificate } from '../wire/device-certificate.ts'

export const certificateForm = (certificate: DeviceCertificate): WireDeviceCertificate => {
  const { fingerprint, state, serial = null, expiresAt, at, by } = certificate
  return {
    ...{ fingerprint, state, serial, by },
    expiresAt: expiresAt === undefined ? null : toRfc3339(expiresAt),
    at: toRfc3339(at),
  }
}

export const seenForm = ({ serial, fingerprint, expiresAt, seenAt }: SeenCertificate) => ({
  ...{ serial, fingerprint },
  expiresAt: toRfc3339(expiresAt),
  seenAt: toRfc3339(seenAt),
})
