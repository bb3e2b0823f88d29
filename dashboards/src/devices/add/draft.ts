import type { WireDevice, WireDeviceBody } from '../../../../services/api/wire/device.ts'
import type { Fault } from '../../form/faults.ts'
import { missingIn } from '../../form/missing.ts'

/** A device as it stands in the form. */
export interface Draft {
  readonly id: string
  readonly kind: string
  readonly site: string
  readonly zone: string
  readonly name: string
  readonly model: string
  readonly gateway: string
  /** In minutes, as people count it; empty for what is usual of its kind. */
  readonly intervalMin: string
}

const MINUTE_MS = 60_000

export const newDraft = (over: Partial<Draft>): Draft => ({
  ...{ id: '', kind: '', site: '', zone: '', name: '', model: '', gateway: '', intervalMin: '' },
  ...over,
})

export const draftOf = (device: WireDevice): Draft => ({
  ...{ id: device.id, kind: device.kind, site: device.site, zone: device.zone, name: device.name },
  model: device.model ?? '',
  gateway: device.gateway ?? '',
  intervalMin: device.expectedIntervalMs === undefined ? '' : String(device.expectedIntervalMs / MINUTE_MS),
})

/** What is left empty is not there. */
export function bodyOf({ kind, site, zone, name, model, gateway, intervalMin }: Draft): WireDeviceBody {
  const minutes = Number(intervalMin.trim().replace(',', '.'))
  return {
    ...{ kind, site: site.trim(), zone: zone.trim(), name: name.trim() },
    ...(model.trim() !== '' && { model: model.trim() }),
    ...(gateway !== '' && { gateway }),
    ...(intervalMin.trim() !== '' && { expectedIntervalMs: Math.round(minutes * MINUTE_MS) }),
  }
}

/** What the server need not be asked about: it is not there yet. */
export const missingOf = ({ id, kind, site, zone, name }: Draft): readonly Fault[] =>
  missingIn({ id, kind, site, zone, name })
