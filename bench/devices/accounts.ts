import type { NewDevice } from '../../scripts/testing/operator.ts'
import { BENCH_KINDS, type BenchKind } from '../load/reading-template.ts'

export interface DeviceAccount extends NewDevice {
  readonly token: string
}

export interface BenchAccount extends DeviceAccount {
  readonly kind: BenchKind
}

/** A connection that carries the readings of others, in turn. */
export interface BenchGateway extends DeviceAccount {
  readonly speaksFor: readonly Omit<BenchAccount, 'token'>[]
}

/** Devices of all kinds, over a few sites. */
export function devicesOfAllKinds(count: number): Omit<BenchAccount, 'token'>[] {
  return Array.from({ length: count }, (_, n) => {
    const kind = BENCH_KINDS[n % BENCH_KINDS.length] as BenchKind
    return { id: `${kind}-${n}`, kind, site: `site-${n % 4}` }
  })
}

/** Devices of one kind on one site. */
export const devicesAlike = (kind: string, prefix: string, count: number): NewDevice[] =>
  Array.from({ length: count }, (_, n) => ({ id: `${prefix}${n}`, kind, site: 'bench' }))

/** For those who let everybody in. */
export const openAccounts = <New extends NewDevice>(devices: readonly New[]) =>
  devices.map(device => ({ ...device, token: 'anything' }))
