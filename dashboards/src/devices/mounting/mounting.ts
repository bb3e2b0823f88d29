import type { WireDevice } from '../../../../services/api/wire/device.ts'
import type { Fault } from '../../form/faults.ts'
import { missingIn } from '../../form/missing.ts'

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

export const isMeasured = (draft: MountingDraft): boolean => Object.values(draft).some(cm => cm.trim() !== '')

/** What the server need not be asked about: without the other, one length says nothing. None at all is no fault. */
export function mountingFaults(draft: MountingDraft): readonly Fault[] {
  if (!isMeasured(draft)) return []
  const { emptyCm, fullCm, deadZoneCm } = draft
  if (deadZoneCm.trim() !== '' && mmOf(deadZoneCm) === undefined) return [NO_DEAD_ZONE]
  const missing = missingIn({ 'origin.mounting.emptyMm': emptyCm, 'origin.mounting.fullMm': fullCm })
  return missing.length > 0 || mountingOf(draft) !== undefined ? missing : [NO_LENGTHS]
}

const NO_LENGTHS: Fault = {
  path: 'origin.mounting.fullMm',
  level: 'fault',
  says: { en: 'expected lengths in cm, full nearer than empty', zh: '请填写厘米数，且装满线小于桶底' },
}

const NO_DEAD_ZONE: Fault = {
  path: 'origin.mounting.deadZoneMm',
  level: 'fault',
  says: { en: 'expected a length in cm, or nothing', zh: '请填写厘米数，或留空' },
}

function mmOf(text: string): number | undefined {
  const typed = text.trim().replace(',', '.')
  const cm = Number(typed)
  return typed === '' || !Number.isFinite(cm) || cm < 0 ? undefined : Math.round(cm * MM_PER_CM)
}

/** What the sensor shows when the bin is so full. */
export const distanceAtMm = ({ emptyMm, fullMm }: WireMounting, percent: number): number =>
  emptyMm - ((emptyMm - fullMm) * percent) / 100
