import type { DeviceId } from '../domain/model/device.ts'
import type { DeviceCertificate } from '../domain/model/device-certificate.ts'

type Named = Pick<DeviceCertificate, 'fingerprint' | 'serial' | 'expiresAt'>
type Listener = (changed: DeviceCertificate) => void

/**
 * The certificates about which somebody decided, in memory: a connection never waits for the disk. Load it from the
 * accounts' store at start; whoever changes one there tells it here.
 */
export class DeviceCertificates {
  readonly #byFingerprint: Map<string, DeviceCertificate>
  readonly #listeners: Listener[] = []
  readonly #fillers: Listener[] = []

  /** As the accounts' store keeps them. */
  constructor(kept: Iterable<DeviceCertificate> = []) {
    this.#byFingerprint = new Map([...kept].map(each => [each.fingerprint, each]))
  }

  get(fingerprint: string): DeviceCertificate | undefined {
    return this.#byFingerprint.get(fingerprint)
  }

  /** The latest stands first. */
  of(id: DeviceId): readonly DeviceCertificate[] {
    return [...this.#byFingerprint.values()].filter(({ device }) => device === id).sort((a, b) => b.at - a.at)
  }

  set(certificate: DeviceCertificate): void {
    this.#byFingerprint.set(certificate.fingerprint, certificate)
    for (const listener of this.#listeners) listener(certificate)
  }

  /** Whoever signs in by one that was bound by its fingerprint alone says the rest of it, once. */
  shown({ fingerprint, serial, expiresAt }: Required<Named>): void {
    const kept = this.#byFingerprint.get(fingerprint)
    if (kept === undefined || kept.expiresAt !== undefined) return
    const filled = { ...kept, serial, expiresAt }
    this.#byFingerprint.set(fingerprint, filled)
    for (const listener of this.#fillers) listener(filled)
  }

  /** The device is gone: what was taken from it goes on opening nothing. */
  unbindAll(id: DeviceId): void {
    for (const { fingerprint, state } of this.of(id))
      if (state === 'bound') this.#byFingerprint.delete(fingerprint)
  }

  /** The store's: what was not known of one is known now. */
  whenFilled(listener: Listener): void {
    this.#fillers.push(listener)
  }

  /** The doors': they close what is open under one that was taken. */
  whenChanged(listener: Listener): void {
    this.#listeners.push(listener)
  }
}
