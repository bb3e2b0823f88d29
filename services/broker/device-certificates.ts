import type { DeviceId } from '../domain/model/device.ts'
import type { DeviceCertificate } from '../domain/model/device-certificate.ts'

type Listener = (changed: DeviceCertificate) => void

/**
 * The certificates about which somebody decided, in memory: a connection never waits for the disk. Load it from the
 * accounts' store at start; whoever changes one there tells it here.
 */
export class DeviceCertificates {
  readonly #byFingerprint: Map<string, DeviceCertificate>
  readonly #listeners: Listener[] = []

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

  /** The device is gone: what was taken from it goes on opening nothing. */
  unbindAll(id: DeviceId): void {
    for (const { fingerprint, state } of this.of(id))
      if (state === 'bound') this.#byFingerprint.delete(fingerprint)
  }

  /** The doors': they close what is open under one that was taken. */
  whenChanged(listener: Listener): void {
    this.#listeners.push(listener)
  }
}
