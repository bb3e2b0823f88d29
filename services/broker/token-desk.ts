import type { DeviceId } from '../domain/model/device.ts'
import { rotated } from '../domain/model/device-token.ts'
import type { Timers } from '../runtime/timers.ts'
import type { AccountStore } from '../store/store.ts'
import { type CertificateDeskOptions, createCertificateDesk } from './certificate-desk.ts'
import type { DeviceCredentials } from './credentials.ts'
import type { SeenCertificates } from './seen-certificates.ts'
import { keepSeen } from './seen-keeping.ts'
import type { TokenDesk } from './token-port.ts'

export interface TokenDeskOptions extends CertificateDeskOptions {
  readonly seen: SeenCertificates
  readonly credentials: DeviceCredentials
  readonly accounts: Pick<AccountStore, 'saveDeviceTokens' | 'removeDeviceToken'> &
    CertificateDeskOptions['accounts']
  readonly timers: Timers
}

/** Tokens as they are kept and as they are in force; one change after the other. */
export function createTokenDesk(options: TokenDeskOptions): TokenDesk & { stop(): void } {
  const { credentials, accounts, now, timers, log } = options
  let last: Promise<unknown> = Promise.resolve()
  let inUse = new Set<DeviceId>()
  let callOff: (() => void) | undefined
  const { unbindAll, ...certificates } = createCertificateDesk(options, inTurn)
  const saveSeen = keepSeen(options, inTurn)

  function inTurn<T>(work: () => Promise<T>): Promise<T> {
    const mine = last.then(work, work)
    last = mine
    return mine
  }

  // Ten thousand devices that come back at once are one write, not ten thousand.
  credentials.whenUsed(id => {
    inUse.add(id)
    callOff ??= timers.after(USES_SAVED_AFTER_MS, saveUses)
  })

  function saveUses(): void {
    callOff = undefined
    const ids = inUse
    inUse = new Set()
    inTurn(async () => {
      const kept = [...ids].flatMap(id => {
        const tokens = credentials.of(id)
        return tokens === undefined ? [] : [[id, tokens] as const]
      })
      await accounts.saveDeviceTokens(kept)
    }).catch(error => log.warn({ err: error }, 'which tokens are in use could not be written down'))
  }

  return {
    of: id => credentials.of(id),
    ...certificates,
    give: (id, tokenHash, overlap) =>
      inTurn(async () => {
        const tokens = rotated(credentials.of(id), tokenHash, now(), overlap)
        await accounts.saveDeviceTokens([[id, tokens]])
        credentials.set(id, tokens)
      }),
    endFormer: id =>
      inTurn(async () => {
        const tokens = credentials.of(id)
        if (tokens?.former === undefined) return
        await accounts.saveDeviceTokens([[id, { current: tokens.current }]])
        credentials.endFormer(id)
      }),
    take: id =>
      inTurn(async () => {
        await accounts.removeDeviceToken(id)
        await unbindAll(id)
        credentials.remove(id)
      }),
    stop() {
      callOff?.()
      saveSeen()
      credentials.stop()
    },
  }
}

const USES_SAVED_AFTER_MS = 10_000
