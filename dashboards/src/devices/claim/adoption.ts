import type { WireDeviceBody } from '../../../../services/api/wire/device.ts'
import type { WireSource, WireUnclaimedProposals } from '../../../../services/api/wire/source.ts'
import type { Fault } from '../../form/faults.ts'
import { missingIn } from '../../form/missing.ts'
import { type MountingDraft, mountingFaults, mountingOf, NO_MOUNTING } from '../mounting/mounting.ts'
import { BY_NAMES } from '../sources/codec-choices.ts'
import type { Waiting } from '../sources/source-api.ts'

export type Proposal = WireUnclaimedProposals['proposals'][number]

/** What it is, where it told so; where two kinds fit as well, a person says which. */
export const clearOf = (proposals: readonly Proposal[] | undefined): Proposal | undefined =>
  proposals?.find(({ likeliest }) => likeliest)

/** A device that waits, as it is to be registered. */
export interface Adoption {
  readonly id: string
  readonly name: string
  readonly zone: string
  readonly kind: string
  readonly codec: string
  readonly mounting: MountingDraft
}

interface Around {
  readonly zone: string
  /** What its kind is called. */
  readonly title: string
  readonly isTaken: (id: string) => boolean
}

/** Everything that can be known without asking: what it is called there, what it most likely is. */
export const proposed = (waiting: Waiting, proposal: Proposal | undefined, around: Around): Adoption => ({
  id: freeId(waiting, around.isTaken),
  name: nameOf(waiting, around.title),
  zone: around.zone,
  ...{ kind: proposal?.kind ?? '', codec: proposal?.codec ?? '', mounting: NO_MOUNTING },
})

const TAIL = 4

/** As its source calls it; else as its kind is called, and by the end of its address, as it is printed on it. */
function nameOf({ name, address }: Waiting, title: string): string {
  if (name !== undefined && name.trim() !== '') return name.trim().slice(0, 100)
  return `${title} ${address.length > TAIL * 3 ? address.slice(-TAIL) : address}`.trim().slice(0, 100)
}

const ID_LENGTH_MAX = 60

/** Of its address, what an id may have of it; with a number where that is somebody else's. */
export function freeId({ address }: Pick<Waiting, 'address'>, isTaken: (id: string) => boolean): string {
  const plain = address
    .replace(/[^A-Za-z0-9._:-]+/g, '-')
    .slice(0, ID_LENGTH_MAX)
    .replace(/^[^A-Za-z0-9]+|[^A-Za-z0-9]+$/g, '')
  const base = plain === '' ? 'device' : plain
  if (!isTaken(base)) return base
  let n = 2
  while (isTaken(`${base}-${n}`)) n += 1
  return `${base}-${n}`
}

export function deviceOf(adoption: Adoption, waiting: Waiting, source: WireSource): WireDeviceBody {
  const { name, zone, kind, codec } = adoption
  const mounting = mountingOf(adoption.mounting)
  const isOwnCodec = codec !== '' && codec !== source.codec && !(codec === BY_NAMES && !source.codec)
  return {
    ...{ kind, site: source.site, zone: zone.trim(), name: name.trim() },
    ...(waiting.model !== undefined && { model: waiting.model.slice(0, 100) }),
    // While the gateway is silent, its own silence is no alert.
    ...('gateway' in source.via && { gateway: source.via.gateway }),
    origin: {
      ...{ source: source.id, address: waiting.address },
      ...(isOwnCodec && { codec }),
      ...(mounting && { mounting }),
    },
  }
}

const KIND_MISSING: Fault = {
  ...{ path: 'kind', level: 'fault' },
  says: { en: 'choose what it is first', zh: '请先选择它是什么设备' },
}

/** What it is stands first in the form, and so does what is wrong with it. `showsDistance`: how it hangs is asked for. */
export const missingOf = (
  { id, name, zone, kind, mounting }: Adoption,
  showsDistance: boolean,
): readonly Fault[] => [
  ...(kind === '' ? [KIND_MISSING] : []),
  ...(showsDistance ? mountingFaults(mounting) : []),
  ...missingIn({ id, name, zone }),
]
