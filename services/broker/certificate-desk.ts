import type { DeviceId } from '../domain/model/device.ts'
import type { DeviceCertificate } from '../domain/model/device-certificate.ts'
import type { Instant } from '../domain/model/time.ts'
import type { AccountStore } from '../store/store.ts'
import type { DeviceCertificates } from './device-certificates.ts'
import type { CertificateVerdict, NamedCertificate, TokenDesk } from './token-port.ts'

export interface CertificateDeskOptions {
  readonly certificates: DeviceCertificates
  readonly accounts: Pick<AccountStore, 'saveDeviceCertificate' | 'removeBoundCertificates'>
  /** Of one device, those that were taken from it among them. */
  readonly certificatesMax: number
  readonly now: () => Instant
}

export type CertificateDesk = Pick<TokenDesk, 'certificates' | 'bind' | 'revoke'> & {
  /** The device is gone, or comes. */
  unbindAll(id: DeviceId): Promise<void>
}

/** Certificates as they are kept and as they are in force. `inTurn`: one change after the other. */
export function createCertificateDesk(
  { certificates, accounts, certificatesMax, now }: CertificateDeskOptions,
  inTurn: <T>(work: () => Promise<T>) => Promise<T>,
): CertificateDesk {
  const decide = (state: DeviceCertificate['state']) => (id: DeviceId, named: NamedCertificate, by: string) =>
    inTurn(async (): Promise<CertificateVerdict> => {
      const known = certificates.get(named.fingerprint)
      if (known !== undefined && known.device !== id) return 'of-another'
      if (known === undefined && certificates.of(id).length >= certificatesMax) return 'too-many'
      if (known?.state === state) return 'done'
      const decided = { ...known, ...named, device: id, state, at: now(), by }
      await accounts.saveDeviceCertificate(decided)
      certificates.set(decided)
      return 'done'
    })
  return {
    certificates: id => certificates.of(id),
    bind: decide('bound'),
    revoke: decide('revoked'),
    async unbindAll(id) {
      await accounts.removeBoundCertificates(id)
      certificates.unbindAll(id)
    },
  }
}
