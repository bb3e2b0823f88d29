import type { Logger } from 'pino'
import type { DeviceId } from '../domain/model/device.ts'
import type { DeviceCertificate } from '../domain/model/device-certificate.ts'
import type { Instant } from '../domain/model/time.ts'
import type { AccountStore } from '../store/store.ts'
import type { DeviceCertificates } from './device-certificates.ts'
import type { SeenCertificates } from './seen-certificates.ts'
import type { CertificateVerdict, NamedCertificate, TokenDesk } from './token-port.ts'

export interface CertificateDeskOptions {
  readonly certificates: DeviceCertificates
  readonly accounts: Pick<
    AccountStore,
    'saveDeviceCertificate' | 'removeBoundCertificates' | 'saveSeenCertificates'
  >
  /** Of one device, those that were taken from it among them. */
  readonly certificatesMax: number
  /** SHA-256 of those who sign others, as far as known: none of them is a device's. */
  readonly authorities?: readonly string[]
  readonly seen: Pick<SeenCertificates, 'of' | 'forget'>
  readonly now: () => Instant
  readonly log: Pick<Logger, 'warn'>
}

export type CertificateDesk = Pick<TokenDesk, 'seen' | 'certificates' | 'bind' | 'revoke'> & {
  /** The device is gone, or comes. */
  unbindAll(id: DeviceId): Promise<void>
}

/** Certificates as they are kept and as they are in force. `inTurn`: one change after the other. */
export function createCertificateDesk(
  { certificates, accounts, certificatesMax, seen: shownBy, now, log, ...options }: CertificateDeskOptions,
  inTurn: <T>(work: () => Promise<T>) => Promise<T>,
): CertificateDesk {
  const seen = (id: DeviceId) => shownBy.of(id)

  const decide = (
    state: DeviceCertificate['state'],
    id: DeviceId,
    named: NamedCertificate,
    by: string,
    isUnseen = true,
  ) =>
    inTurn(async (): Promise<CertificateVerdict> => {
      const known = certificates.get(named.fingerprint)
      if (known !== undefined && known.device !== id) return 'of-another'
      const shown = seen(id).find(({ fingerprint }) => fingerprint === named.fingerprint)
      if (state === 'bound' && options.authorities?.includes(named.fingerprint)) return 'of-authority'
      if (!isUnseen && known === undefined && shown === undefined) return 'unknown'
      if (known === undefined && certificates.of(id).length >= certificatesMax) return 'too-many'
      if (known?.state === state) return 'done'
      const rest = shown && { serial: shown.serial, expiresAt: shown.expiresAt }
      const decided = { ...known, ...rest, ...named, device: id, state, at: now(), by }
      await accounts.saveDeviceCertificate(decided)
      certificates.set(decided)
      return 'done'
    })

  certificates.whenFilled(({ fingerprint }) => {
    inTurn(async () => {
      const kept = certificates.get(fingerprint)
      if (kept !== undefined) await accounts.saveDeviceCertificate(kept)
    }).catch(error => log.warn({ err: error }, 'the end of a certificate could not be written down'))
  })

  return {
    seen,
    certificates: id => certificates.of(id),
    bind: (id, named, by) => decide('bound', id, named, by),
    revoke: (id, named, by, { isUnseen }) => decide('revoked', id, named, by, isUnseen),
    async unbindAll(id) {
      await accounts.removeBoundCertificates(id)
      await accounts.saveSeenCertificates([[id, []]])
      shownBy.forget(id)
      certificates.unbindAll(id)
    },
  }
}
