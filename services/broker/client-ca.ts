import { X509Certificate } from 'node:crypto'
import { readFileSync } from 'node:fs'
import type { Environment } from '../config/environment.ts'
import { fingerprintOf } from '../domain/model/device-certificate.ts'

/** Who may sign in at the TLS door by a certificate instead of a token. */
export interface ClientCertificates {
  /** PEM: certificates that it signed are believed. */
  readonly ca: string
  readonly isRequired: boolean
  /** Serial numbers that are not believed any more, as `serialOf` writes them. */
  readonly revoked: readonly string[]
}

const CA = 'LINLI_MQTT_CLIENT_CA'
const MODE = 'LINLI_MQTT_CLIENT_CERT'
const REVOKED = 'LINLI_MQTT_CLIENT_REVOKED'

export function clientCertificates(env: Environment): ClientCertificates | undefined {
  const path = env.text(CA)
  const isRequired = env.oneOf(MODE, ['optional', 'required'], 'optional') === 'required'
  const revoked = revokedSerials(env)
  if (path === undefined) {
    if (isRequired) env.fault(`${MODE}: required, and ${CA} is missing`)
    return undefined
  }
  if (env.text('LINLI_TLS_CERT') === undefined) env.fault(`${CA}: needs the TLS door, see LINLI_TLS_CERT`)
  const ca = caText(env, path)
  return ca === undefined ? undefined : { ca, isRequired, revoked }
}

/** SHA-256 of each certificate in the file: one may follow the other. */
export const fingerprintsIn = (pem = ''): readonly string[] =>
  (pem.match(/-----BEGIN CERTIFICATE-----[^-]+-----END CERTIFICATE-----/g) ?? []).flatMap(
    each => fingerprintOf(new X509Certificate(each).fingerprint256) ?? [],
  )

function caText(env: Environment, path: string): string | undefined {
  try {
    const ca = readFileSync(path, 'utf8')
    void new X509Certificate(ca)
    return ca
  } catch (error) {
    env.fault(`${CA}: ${JSON.stringify(path)} cannot be used, expected PEM: ${(error as Error).message}`)
    return undefined
  }
}

function revokedSerials(env: Environment): readonly string[] {
  const items = (env.text(REVOKED) ?? '').split(',').map(item => item.trim())
  const kept = items.filter(item => item !== '')
  for (const item of kept)
    if (!/^[0-9a-f:]+$/i.test(item))
      env.fault(`${REVOKED}: expected serial numbers in hex, got ${JSON.stringify(item)}`)
  return kept.map(serialOf)
}

/** However a tool writes it: `03:e8`, `03E8` and `3e8` are one. */
export const serialOf = (hex: string): string =>
  hex
    .replaceAll(':', '')
    .toUpperCase()
    .replace(/^0+(?=.)/, '')
