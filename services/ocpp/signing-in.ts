import type { IncomingMessage } from 'node:http'
import type { DeviceId } from '../domain/model/device.ts'
import type { Registry } from '../runtime/registry.ts'
import { type ChargePoint, chargePointOf, type NoChargePoint } from './charge-point.ts'

/** The devices' tokens. */
export interface Credentials {
  check(id: DeviceId, token: Uint8Array): 'ok' | 'unknown-device' | 'wrong-token'
}

export type SignInRefusal =
  | NoChargePoint
  | 'path-unknown'
  | 'protocol-unknown'
  | 'credentials-missing'
  | 'username-other'
  | 'token-none'
  | 'token-wrong'

export type SignIn =
  | { readonly ok: true; readonly chargePoint: ChargePoint }
  | {
      readonly ok: false
      readonly status: 400 | 401 | 404
      readonly reason: SignInRefusal
      /** As it calls itself, where it did. */
      readonly id?: string
    }

export const SUBPROTOCOL = 'ocpp1.6'

/** Whoever connects, by what its request says of it: security profiles 1 and 2, nobody without a password. */
export function signIn(
  { url = '', headers }: Pick<IncomingMessage, 'url' | 'headers'>,
  registry: Pick<Registry, 'get' | 'heardAt'>,
  credentials: Credentials,
): SignIn {
  const id = chargePointIn(url)
  if (id === undefined) return { ok: false, status: 404, reason: 'path-unknown' }
  if (!speaksOcpp(headers['sec-websocket-protocol']))
    return { ok: false, status: 400, reason: 'protocol-unknown', id }
  const chargePoint = chargePointOf(id, registry)
  if (typeof chargePoint === 'string') return { ok: false, status: 401, reason: chargePoint, id }
  const password = passwordIn(headers.authorization, id)
  if (typeof password === 'string') return { ok: false, status: 401, reason: password, id }
  const verdict = checked(chargePoint.device.id, password, credentials)
  if (verdict === 'ok') return { ok: true, chargePoint }
  return { ok: false, status: 401, reason: verdict === 'wrong-token' ? 'token-wrong' : 'token-none', id }
}

/**
 * A key of OCPP has 20 bytes at most, which are written as 40 hex digits: some chargers send those, small or capital, and
 * some the bytes that they stand for.
 */
function checked(id: DeviceId, password: Uint8Array, credentials: Credentials) {
  const text = Buffer.from(password)
  const verdict = credentials.check(id, text)
  if (verdict !== 'wrong-token') return verdict
  if (text.length === KEY_BYTES) return credentials.check(id, Buffer.from(text.toString('hex')))
  const digits = text.toString('latin1')
  return HEX_KEY.test(digits) ? credentials.check(id, Buffer.from(digits.toLowerCase())) : verdict
}

const KEY_BYTES = 20
const HEX_KEY = /^[0-9a-fA-F]{40}$/

/** The standard has 48 characters for a name; what is longer is nobody's. */
const PATH = /^\/ocpp\/([^/?#]{1,192})\/?(?:[?#].*)?$/

function chargePointIn(url: string): string | undefined {
  const [, name] = PATH.exec(url) ?? []
  try {
    const id = name && decodeURIComponent(name)
    return id !== undefined && /^[\x21-\x7e]{1,64}$/.test(id) ? id : undefined
  } catch {
    return undefined
  }
}

/** Some name no protocol at all. Whoever names others alone would not understand a word. */
const speaksOcpp = (offered: string | undefined): boolean =>
  offered === undefined ||
  offered
    .split(',')
    .map(each => each.trim().toLowerCase())
    .includes(SUBPROTOCOL)

/** The password is bytes, and the name may have a colon: it is told from it by its length. */
function passwordIn(
  header: string | undefined,
  id: string,
): Uint8Array | 'credentials-missing' | 'username-other' {
  const [, encoded] = /^\s*basic\s+([A-Za-z0-9+/=_-]+)\s*$/i.exec(header ?? '') ?? []
  if (encoded === undefined) return 'credentials-missing'
  const bytes = Buffer.from(encoded, 'base64')
  const name = Buffer.from(`${id}:`)
  return bytes.subarray(0, name.length).equals(name) ? bytes.subarray(name.length) : 'username-other'
}
