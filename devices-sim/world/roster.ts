import type { DeviceId } from '../../services/domain/model/device.ts'
import type { DurationMs } from '../../services/domain/model/time.ts'
import type { SimulatedKind } from '../kinds/kind.ts'
import { simulatedKinds } from '../kinds/kinds.ts'

/** A device before it lives. */
export interface Enlisted {
  readonly id: DeviceId
  readonly kind: SimulatedKind
  /** From 1 within its kind. */
  readonly number: number
  readonly reportEveryMs: DurationMs
}

export interface RosterOptions {
  readonly site: string
  /** How many of each kind, by the kind's option. */
  readonly counts: Readonly<Record<string, number>>
  /** For all devices, instead of each kind's own. */
  readonly reportEveryMs?: DurationMs | undefined
}

/** Who there will be, known before the world begins, so that all can be registered and connected first. */
export function roster({ site, counts, reportEveryMs }: RosterOptions): Enlisted[] {
  return simulatedKinds.flatMap(kind =>
    Array.from({ length: counts[kind.option] ?? 0 }, (_, index) => ({
      id: deviceId(site, kind, index + 1),
      kind,
      number: index + 1,
      reportEveryMs: reportEveryMs ?? kind.reportEveryMs,
    })),
  )
}

const deviceId = (site: string, kind: SimulatedKind, number: number): DeviceId =>
  `${site}-${kind.noun}-${String(number).padStart(2, '0')}`
