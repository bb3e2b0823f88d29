import type { Socket } from 'node:net'

/**
 * Why nobody came through a TLS handshake, as far as it can be told from this side:
 * - `no-tls`: bytes that are none. - `tls-too-old`: no version, or no cipher, that this server speaks.
 * - `server-not-believed`: the other side knows nobody who signed the certificate of this server, or it has ended.
 * - `client-certificate-missing`, `-expired`, `-strange`: one is required, and this is none that is believed.
 * - `handshake-timeout`: it went silent. - `handshake-broken-off`: it hung up, as many do that do not believe the server.
 */
export const HANDSHAKE_FAULTS = [
  'no-tls',
  'tls-too-old',
  'server-not-believed',
  'client-certificate-missing',
  'client-certificate-expired',
  'client-certificate-strange',
  'handshake-timeout',
  'handshake-broken-off',
  'handshake-failed',
] as const
export type HandshakeFault = (typeof HANDSHAKE_FAULTS)[number]

export function handshakeFault(error: Error, socket: Socket): HandshakeFault {
  // Node hangs up itself then, and calls that a reset.
  const unbelieved = (socket as { readonly authorizationError?: unknown }).authorizationError
  if (unbelieved)
    return TIMES.has(String(unbelieved)) ? 'client-certificate-expired' : 'client-certificate-strange'
  const code = String((error as { readonly code?: unknown }).code)
  return BY_CODE[code] ?? (ALERT.test(code) ? 'server-not-believed' : 'handshake-failed')
}

/** Of the raw socket, before its handshake: afterwards nobody can ask it any more. */
export const rememberAddress = (socket: Socket): void => void socket.remoteAddress

/** From where it came; the raw socket below remembers it, which Node documents nowhere: `handshake-fault.test.ts` fails where that is so no more. */
export const addressBelow = (socket: Socket): string | undefined =>
  socket.remoteAddress ?? (socket as { readonly _parent?: Socket | null })._parent?.remoteAddress

const TIMES: ReadonlySet<string> = new Set(['CERT_HAS_EXPIRED', 'CERT_NOT_YET_VALID'])

const BY_CODE: Readonly<Record<string, HandshakeFault>> = {
  ERR_SSL_WRONG_VERSION_NUMBER: 'no-tls',
  ERR_SSL_HTTP_REQUEST: 'no-tls',
  ERR_SSL_UNSUPPORTED_PROTOCOL: 'tls-too-old',
  ERR_SSL_TLSV1_ALERT_PROTOCOL_VERSION: 'tls-too-old',
  ERR_SSL_NO_SHARED_CIPHER: 'tls-too-old',
  ERR_SSL_PEER_DID_NOT_RETURN_A_CERTIFICATE: 'client-certificate-missing',
  ERR_TLS_HANDSHAKE_TIMEOUT: 'handshake-timeout',
  ECONNRESET: 'handshake-broken-off',
  EPIPE: 'handshake-broken-off',
}

/** What a client says of a certificate that it was shown. */
const ALERT = /ALERT_(?:UNKNOWN_CA|CERTIFICATE_|BAD_CERTIFICATE|UNSUPPORTED_CERTIFICATE)/
