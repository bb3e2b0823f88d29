/** Who sounds where the browser has no locks, as over plain HTTP: whoever holds the lease, and keeps renewing it. */
export interface Lease {
  readonly tab: string
  readonly until: number
}

export const RENEWED_EVERY_MS = 2_000
/** A tab in the background is let run once a minute; one that is closed says so. */
const LASTS_MS = 65_000

/** The lease as this tab would have it; nothing where another has it. */
export function leaseFor(tab: string, kept: string | null, now: number): Lease | undefined {
  const held = parsed(kept)
  if (held !== undefined && held.tab !== tab && held.until > now && held.until <= now + LASTS_MS)
    return undefined
  return { tab, until: now + LASTS_MS }
}

function parsed(kept: string | null): Lease | undefined {
  try {
    const { tab, until } = JSON.parse(kept ?? 'null') as Lease
    return typeof tab === 'string' && typeof until === 'number' ? { tab, until } : undefined
  } catch {
    return undefined
  }
}
