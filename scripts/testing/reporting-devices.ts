import type { NewDevice } from './operator.ts'

/** The kinds that stand in a community and report for themselves. */
export const REPORTING_KINDS = ['smart-bin', 'fire-lane-camera', 'ev-charger', 'wristband'] as const
export type ReportingKind = (typeof REPORTING_KINDS)[number]

export interface ReportingDevice extends NewDevice {
  readonly kind: ReportingKind
}

/** Devices of all kinds in turn, over a few sites. */
export const devicesOfAllKinds = (count: number): ReportingDevice[] =>
  Array.from({ length: count }, (_, n) => {
    const kind = REPORTING_KINDS[n % REPORTING_KINDS.length] as ReportingKind
    return { id: `${kind}-${n}`, kind, site: `site-${n % SITES}` }
  })

const SITES = 4
