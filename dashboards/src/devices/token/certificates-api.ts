import { App } from 'antd'
import type { WireDeviceTokens } from '../../../../services/api/wire/device-token.ts'
import { ask } from '../../api/request.ts'
import { useChanged } from '../../api/use-get.ts'
import { tokenPath } from './token-api.ts'

type Decided = WireDeviceTokens['certificates'][number]

/** One line of the list: what somebody decided, and what the device signed in with last. */
export interface KnownCertificate {
  readonly fingerprint: string
  readonly state: 'by-name' | Decided['state']
  readonly serial: string | null
  readonly expiresAt: string | null
  readonly seenAt?: string
  readonly decided?: Pick<Decided, 'at' | 'by'>
}

/** What opens it stands before what opens nothing any more. */
export function knownCertificates({
  certificate: seen,
  certificates,
}: Pick<WireDeviceTokens, 'certificate' | 'certificates'>): readonly KnownCertificate[] {
  const decided = certificates.map(({ at, by, ...each }) => ({
    ...each,
    decided: { at, by },
    ...(seen?.fingerprint === each.fingerprint && { seenAt: seen.seenAt }),
  }))
  const isNew = seen !== null && decided.every(({ fingerprint }) => fingerprint !== seen.fingerprint)
  const all: readonly KnownCertificate[] = isNew ? [{ ...seen, state: 'by-name' }, ...decided] : decided
  return [...all].sort((a, b) => Number(a.state === 'revoked') - Number(b.state === 'revoked'))
}

/** A text of PEM says so itself; anything else is taken for a fingerprint. */
export const bodyOf = (given: string): { readonly pem: string } | { readonly fingerprint: string } =>
  given.includes('-----BEGIN') ? { pem: given.trim() } : { fingerprint: given.trim() }

/** Of any sort: `RSA`, `EC`, `ENCRYPTED` or none. It is not to leave the browser. */
export const holdsPrivateKey = (given: string): boolean => /-----BEGIN [A-Z0-9 ]*PRIVATE KEY-----/.test(given)

/** As a tool prints it, with what stands before; nothing where it is no SHA-256. */
export function fingerprintIn(given: string): string | undefined {
  const digits = given.slice(given.indexOf('=') + 1).replaceAll(/[\s:]/g, '')
  return /^[0-9a-f]{64}$/i.test(digits) ? digits.toLowerCase() : undefined
}

const pathOf = (id: string): string => `/api/devices/${encodeURIComponent(id)}/certificates`

/** Resolves when it is in force and the list shows it. */
export function useCertificates(device: string) {
  const { message } = App.useApp()
  const changed = useChanged()
  async function done(says: string): Promise<void> {
    await changed(tokenPath(device))
    void message.success(says)
  }
  return {
    async bind(given: string, says: string, more: { takenElsewhere?: true } = {}): Promise<void> {
      await ask(pathOf(device), { method: 'POST', body: { ...bodyOf(given), ...more } })
      await done(says)
    },
    async remove(fingerprint: string, says: string): Promise<void> {
      await ask(`${pathOf(device)}/${fingerprint}`, { method: 'DELETE' })
      await done(says)
    },
    /** One that it has not shown: it is never to open anything. */
    async removeUnseen(fingerprint: string, says: string): Promise<void> {
      await ask(`${pathOf(device)}/${fingerprint}?unseen=true`, { method: 'DELETE' })
      await done(says)
    },
  }
}
