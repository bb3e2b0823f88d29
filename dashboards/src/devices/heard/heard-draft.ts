import type { WireDevice, WireDeviceBody } from '../../../../services/api/wire/device.ts'
import type { Fault } from '../../form/faults.ts'
import { missingIn } from '../../form/missing.ts'
import {
  distanceAtMm,
  type MountingDraft,
  mountingDraft,
  mountingFaults,
  mountingOf,
  type WireMounting,
} from '../mounting/mounting.ts'

type WireOrigin = NonNullable<WireDevice['origin']>

/** Where a device is heard as it stands in the form; without a source it speaks for itself. */
export interface HeardDraft {
  readonly source: string
  readonly address: string
  /** Empty for that of its source. */
  readonly codec: string
  readonly mounting: MountingDraft
}

export const heardDraft = ({ origin }: Pick<WireDevice, 'origin'>): HeardDraft => ({
  ...{ source: origin?.source ?? '', address: origin?.address ?? '', codec: origin?.codec ?? '' },
  mounting: mountingDraft(origin?.mounting),
})

export function originOf({ source, address, codec, mounting }: HeardDraft): WireOrigin | undefined {
  if (source === '') return undefined
  const hangs = mountingOf(mounting)
  return {
    ...{ source, address: address.trim() },
    ...(codec !== '' && { codec }),
    ...(hangs && { mounting: hangs }),
  }
}

/** What the server need not be asked about. */
export const missingOf = ({ source, address, mounting }: HeardDraft): readonly Fault[] =>
  source === '' ? [] : [...missingIn({ 'origin.address': address }), ...mountingFaults(mounting)]

/**
 * With what is given. Behind the gateway by whose account its former source came it is no more: which one it is behind now
 * follows from the new source.
 */
export function withOrigin(
  { gateway, origin: before, ...body }: WireDeviceBody,
  origin: WireOrigin | undefined,
  formerGateway: string | undefined,
): WireDeviceBody {
  const isMoved = before?.source !== origin?.source
  const stays = gateway !== undefined && !(isMoved && gateway === formerGateway)
  return { ...body, ...(stays && { gateway }), ...(origin && { origin }) }
}

/**
 * What a level becomes when the sensor is said to hang otherwise: it follows from the distance. At the ends it does not:
 * what is fuller than full, or deeper than empty, was cut off there.
 */
export function levelWouldBe(percent: number, before: WireMounting, after: WireMounting): number | undefined {
  if (percent <= 0 || percent >= 100) return undefined
  const distanceMm = distanceAtMm(before, percent)
  if (distanceMm < (after.deadZoneMm ?? 0)) return 100
  const share = (after.emptyMm - distanceMm) / (after.emptyMm - after.fullMm)
  return Math.round(1_000 * Math.min(1, Math.max(0, share))) / 10
}
