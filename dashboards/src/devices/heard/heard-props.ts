import type { WireDevice } from '../../../../services/api/wire/device.ts'
import type { Fault } from '../../form/faults.ts'
import type { HeardDraft } from './heard-draft.ts'

/** What every part of the form is told. */
export interface HeardFieldsProps {
  readonly device: WireDevice
  readonly draft: HeardDraft
  readonly change: (part: Partial<HeardDraft>) => void
  readonly faults: readonly Fault[]
}
