import type { WireDevice } from '../../../../services/api/wire/device.ts'

export type WireMounting = NonNullable<NonNullable<WireDevice['origin']>['mounting']>

/** How a sensor hangs as it stands in the form: in centimetres, as a tape says it. */
export interface MountingDraft {
  readonly emptyCm: string
  readonly fullCm: string
  readonly deadZoneCm: string
}

export const NO_MOUNTING: MountingDraft = { emptyCm: '', fullCm: '', deadZoneCm: '' }
const MM_PER_CM = 10

export const mountingDraft = (mounting: WireMounting | undefined): MountingDraft =>
  mounting === undefined
    ? NO_MOUNTING
    : {
        ...{ emptyCm: cmOf(mounting.emptyMm), fullCm: cmOf(mounting.fullMm) },
        deadZoneCm: mounting.deadZoneMm === undefined ? '' : cmOf(mounting.deadZoneMm),
      }

const cmOf = (mm: number): string => String(mm / MM_PER_CM)

/** Nothing where it is not whole, or cannot be: what is full lies nearer than what is empty. */
export function mountingOf({ emptyCm, fullCm, deadZoneCm }: MountingDraft): WireMounting | undefined {
  const [emptyMm, fullMm, deadZoneMm] = [emptyCm, fullCm, deadZoneCm].map(mmOf)
  if (emptyMm === undefined || fullMm === undefined || fullMm >= emptyMm) return undefined
  return { emptyMm, fullMm, ...(deadZoneMm !== undefined && { deadZoneMm }) }
}

function mmOf(text: string): number | undefined {
  const typed = text.trim().replace(',', '.')
  const cm = Number(typed)
  return typed === '' || !Number.isFinite(cm) || cm < 0 ? undefined : Math.round(cm * MM_PER_CM)
}

/** What the sensor shows when the bin is so full. */
export const distanceAtMm = ({ emptyMm, fullMm }: WireMounting, percent: number): number =>
  emptyMm - ((emptyMm - fullMm) * percent) / 100
