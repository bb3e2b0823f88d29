import type { BenchAccount } from '../load/load-question.ts'
import { BENCH_KINDS, type BenchKind } from '../load/reading-template.ts'

/** Devices of all kinds, over a few sites. */
export function devicesFor(count: number): Omit<BenchAccount, 'token'>[] {
  return Array.from({ length: count }, (_, n) => {
    const kind = BENCH_KINDS[n % BENCH_KINDS.length] as BenchKind
    return { id: `${kind}-${n}`, kind, site: `site-${n % 4}` }
  })
}

/** For those who let everybody in. */
export const openAccounts = (count: number): BenchAccount[] =>
  devicesFor(count).map(device => ({ ...device, token: 'anything' }))
