import type { Heard } from '../decode/source.ts'

/** The identity of a message that is sent again, where its sender gave it one. */
export type Identity = () => string | undefined

/**
 * What a message says of one device several times is several readings: each has an identity of its own, by its place among
 * them. With that of the message alone all but the first were taken for it where the message came again.
 */
export function numberedFor(
  identity: Identity | undefined,
  all: readonly Heard[],
): (heard: Heard) => Identity | undefined {
  if (identity === undefined || all.length === 1) return () => identity
  const counts = new Map<string, number>()
  return ({ what, address }) => {
    if (what !== 'said') return identity
    const before = counts.get(address) ?? 0
    counts.set(address, before + 1)
    return before === 0 ? identity : () => suffixed(identity(), before)
  }
}

const suffixed = (identity: string | undefined, n: number): string | undefined =>
  identity === undefined ? undefined : `${identity} #${n}`
