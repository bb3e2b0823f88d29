import type { WireDeviceSettings } from '../../../../services/api/wire/device-settings.ts'
import type { Fault } from '../../form/faults.ts'
import { missingIn } from '../../form/missing.ts'
import { type MountingDraft, mountingOf, NO_MOUNTING } from '../mounting/mounting.ts'

type Settings = WireDeviceSettings['set']

/** One thing at a time: what it changes is seen before it is done. */
export const WHATS = ['zone', 'mounting', 'codec', 'source', 'expectedIntervalMs'] as const
export type What = (typeof WHATS)[number]

export interface SettingsDraft {
  readonly what: What
  readonly zone: string
  readonly mounting: MountingDraft
  /** Empty for that of each one's source. */
  readonly codec: string
  readonly source: string
  /** Empty for what is usual of its kind. */
  readonly intervalMin: string
}

export const NO_SETTINGS: SettingsDraft = {
  ...{ what: 'zone', zone: '', mounting: NO_MOUNTING, codec: '', source: '', intervalMin: '' },
}

const MINUTE_MS = 60_000

const wanted: Readonly<Record<What, (draft: SettingsDraft) => Settings | undefined>> = {
  zone: ({ zone }) => (zone.trim() === '' ? undefined : { zone: zone.trim() }),
  mounting({ mounting }) {
    const hangs = mountingOf(mounting)
    return hangs && { mounting: hangs }
  },
  codec: ({ codec }) => ({ codec: codec === '' ? null : codec }),
  source: ({ source }) => (source === '' ? undefined : { source }),
  expectedIntervalMs({ intervalMin }) {
    const minutes = Number(intervalMin.trim().replace(',', '.'))
    return { expectedIntervalMs: intervalMin.trim() === '' ? null : Math.round(minutes * MINUTE_MS) }
  },
}

/** Nothing while it is not whole. */
export const settingsOf = (draft: SettingsDraft): Settings | undefined => wanted[draft.what](draft)

export function missingOf(draft: SettingsDraft): readonly Fault[] {
  const { what, mounting } = draft
  if (settingsOf(draft) !== undefined) return []
  if (what !== 'mounting') return missingIn({ [`set.${what}`]: '' })
  const lengths = missingIn({
    ...{ 'origin.mounting.emptyMm': mounting.emptyCm, 'origin.mounting.fullMm': mounting.fullCm },
  })
  return lengths.length > 0 ? lengths : [UPWARDS]
}

const UPWARDS: Fault = {
  path: 'origin.mounting.fullMm',
  level: 'fault',
  says: { en: 'expected lengths in cm, full nearer than empty', zh: '请填写厘米数，且装满线小于桶底' },
}
