import { hash, timingSafeEqual } from 'node:crypto'
import type { DeviceId } from '../domain/model/device.ts'

export type TokenVerdict = 'ok' | 'unknown-device' | 'wrong-token'

/**
 * The devices' tokens, as SHA-256, in memory: a connection never waits for the disk. Load it from the accounts' store
 * at start; whoever changes a token there tells it here, and open connections of the device end.
 */
export class DeviceCredentials {
  readonly #hashes = new Map<DeviceId, Buffer>()
  readonly #listeners = new Set<(id: DeviceId) => void>()

  /** SHA-256 in hex by device id, as the accounts' store keeps them. */
  constructor(hashes: Iterable<readonly [DeviceId, string]> = []) {
    for (const [id, hash] of hashes) this.#hashes.set(id, fromHex(hash))
  }

  set(id: DeviceId, tokenHash: string): void {
    this.#hashes.set(id, fromHex(tokenHash))
    this.#changed(id)
  }

  remove(id: DeviceId): void {
    if (this.#hashes.delete(id)) this.#changed(id)
  }

  check(id: DeviceId, token: Uint8Array): TokenVerdict {
    const known = this.#hashes.get(id)
    // An unknown device costs the same time as a known one.
    const matches = timingSafeEqual(sha256(token), known ?? NOBODY)
    if (known === undefined) return 'unknown-device'
    return matches ? 'ok' : 'wrong-token'
  }

  /** For the doors: each closes what is open under a token that is no longer the device's. */
  whenChanged(listener: (id: DeviceId) => void): void {
    this.#listeners.add(listener)
  }

  #changed(id: DeviceId): void {
    for (const tell of this.#listeners) tell(id)
  }
}

const SHA256_BYTES = 32
const NOBODY = Buffer.alloc(SHA256_BYTES)

const sha256 = (token: Uint8Array): Buffer => hash('sha256', token, 'buffer')

function fromHex(hash: string): Buffer {
  const bytes = Buffer.from(hash, 'hex')
  if (bytes.length !== SHA256_BYTES) throw new Error('a device token hash is not a SHA-256 in hex')
  return bytes
}
