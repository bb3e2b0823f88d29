import type { Logger } from 'pino'
import type { DeviceId } from '../domain/model/device.ts'
import type { DeviceCertificate } from '../domain/model/device-certificate.ts'
import type { Instant } from '../domain/model/time.ts'
import type { AccountStore } from '../store/store.ts'
import { bindFault, decisionFor, revokeFault } from './certificate-claim.ts'
import type { DeviceCertificates } from './device-certificates.ts'
import type { SeenCertificates } from './seen-certificates.ts'
import type { CertificateVerdict, NamedCertificate, Standing, TokenDesk } from './token-port.ts'

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
  readonly seen: Pick<SeenCertificates, 'of' | 'shownBy' | 'forget'>
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
  const claimOf = (id: DeviceId, named: NamedCertificate, standing: Standing) => ({
    ...{ id, named, standing },
    known: certificates.get(named.fingerprint),
    shownBy: shownBy.shownBy(named.fingerprint),
  })

  async function decide(
    state: DeviceCertificate['state'],
    id: DeviceId,
    { names: _, ...named }: NamedCertificate,
    by: string,
    known: DeviceCertificate | undefined,
  ): Promise<CertificateVerdict> {
    const isOwn = known?.device === id
    if (!isOwn && certificates.of(id).length >= certificatesMax) return 'too-many'
    if (isOwn && known.state === state) return 'done'
    const shown = seen(id).find(({ fingerprint }) => fingerprint === named.fingerprint)
    const rest = shown && { serial: shown.serial, expiresAt: shown.expiresAt }
    const from = known && !isOwn && { takenFrom: known.device }
    const decided = { ...known, ...rest, ...named, ...from, device: id, state, at: now(), by }
    await accounts.saveDeviceCertificate(decided)
    certificates.set(decided)
    if (from)
      log.warn(
        { fingerprint: named.fingerprint, device: id, ...from, by },
        'a certificate that was taken away at another device was bound nevertheless',
      )
    return 'done'
  }

  certificates.whenFilled(({ fingerprint }) => {
    inTurn(async () => {
      const kept = certificates.get(fingerprint)
      if (kept !== undefined) await accounts.saveDeviceCertificate(kept)
    }).catch(error => log.warn({ err: error }, 'the end of a certificate could not be written down'))
  })

  return {
    seen,
    certificates: id => certificates.of(id),
    bind: (id, named, by, { standing, isTakenElsewhere }) =>
      inTurn(async () => {
        if (options.authorities?.includes(named.fingerprint)) return 'of-authority'
        const claim = claimOf(id, named, standing)
        return bindFault(claim, isTakenElsewhere) ?? decide('bound', id, named, by, decisionFor(claim))
      }),
    revoke: (id, named, by, { standing, isUnseen }) =>
      inTurn(async () => {
        const claim = claimOf(id, named, standing)
        const fault = revokeFault(claim)
        if (fault !== undefined) return fault
        const known = decisionFor(claim)
        if (!isUnseen && known === undefined && !claim.shownBy.includes(id)) return 'unknown'
        return decide('revoked', id, named, by, known)
      }),
    async unbindAll(id) {
      await accounts.removeBoundCertificates(id)
      await accounts.saveSeenCertificates([[id, []]])
      shownBy.forget(id)
      certificates.unbindAll(id)
    },
  }
}
