import { isDeepStrictEqual } from 'node:util'
import type { Device, DeviceId } from '../../domain/model/device.ts'
import type { Kind } from '../../domain/model/kind.ts'
import type { Intake } from '../../runtime/intake.ts'
import type { Registry } from '../../runtime/registry.ts'
import type { SourceDesk } from '../../sources/desk.ts'
import { ApiProblem } from '../problem.ts'
import { submit } from '../submit.ts'
import type { DeviceOffice, Registrar } from './device-office.ts'
import { atItsAddress } from './its-address.ts'
import { behindItsSource } from './source-gateway.ts'
import { asIfSaved, refuseUnfit, type Tells } from './unfit-device.ts'
import { refuseUnfitOrigin } from './unfit-origin.ts'

export interface FleetChange {
  readonly ids: readonly DeviceId[]
  /** The device as it is to be; throws where that cannot be, or not by this person. */
  readonly wanted: (device: Device) => Device
  readonly by: Registrar
  readonly dryRun: boolean
}

export interface FleetChanged {
  readonly changed: readonly DeviceId[]
  readonly unchanged: number
  readonly refused: readonly Refused[]
}

export interface Refused {
  readonly id: DeviceId
  readonly problem: ApiProblem
}

export interface FleetOptions {
  readonly registry: Registry
  readonly intake: Intake
  readonly kinds: readonly Kind[]
  readonly sources: Pick<SourceDesk, 'get' | 'gatewayOf' | 'addressAt' | 'whoIsAt'>
  readonly office: Pick<DeviceOffice, 'inTurn'>
  readonly ownDevice?: DeviceId
}

/** The same for many devices. Those that it fits are changed in one commit; each of the others is named with the reason. */
export type Fleet = (change: FleetChange) => Promise<FleetChanged>

export function createFleet(options: FleetOptions): Fleet {
  const { registry, intake, sources, office, ownDevice } = options
  const kinds = new Set(options.kinds.map(({ kind }) => kind))

  async function change({ ids, wanted, by, dryRun }: FleetChange): Promise<FleetChanged> {
    const refused: Refused[] = []
    const planned = ids.flatMap(id => tried(id, refused, () => planOf(id, wanted)))
    const isOther = (device: Device) => !isDeepStrictEqual(registry.get(device.id)?.device, device)
    const fitting = allFitting(planned.filter(isOther), refused, by.tells)
    if (!dryRun) await Promise.all(fitting.map(device => saved(device, by)))
    const changed = fitting.map(({ id }) => id)
    return { changed, unchanged: ids.length - changed.length - refused.length, refused }
  }

  function planOf(id: DeviceId, wanted: FleetChange['wanted']): Device {
    const before = registry.get(id)?.device
    if (before === undefined) throw new ApiProblem('DEVICE_NOT_FOUND')
    if (id === ownDevice) throw new ApiProblem('DEVICE_RESERVED')
    return behindNewSource(before, wanted(before))
  }

  /** Where it stood behind the gateway of its source, because of that, it stands behind that of the other one. */
  function behindNewSource(before: Device, device: Device): Device {
    const { gateway, ...alone } = device
    const hasMoved = before.origin?.source !== device.origin?.source
    const wasByItself = gateway !== undefined && gateway === sources.gatewayOf(before.origin?.source ?? '')
    const isAsBefore = gateway === before.gateway
    const placed = hasMoved && wasByItself && isAsBefore ? alone : device
    return behindItsSource(atItsAddress(placed, sources), registry, sources)
  }

  /** One that stays as it is may stand in the way of another. */
  function allFitting(planned: readonly Device[], refused: Refused[], tells: Tells): Device[] {
    const among = asIfSaved(planned, registry)
    const fitting = planned.flatMap(device =>
      tried(device.id, refused, () => {
        refuseUnfit(device, registry, kinds, { tells, among })
        refuseUnfitOrigin(device, registry.get(device.id)?.device, among, sources)
        return device
      }),
    )
    return fitting.length === planned.length ? fitting : allFitting(fitting, refused, tells)
  }

  const saved = (device: Device, { actor }: Registrar) =>
    submit(intake, device.site, { type: 'device-saved', device, actor })

  // In one turn of the event loop, and so in one commit.
  return asked => office.inTurn(asked.ids, () => change(asked))
}

function tried(id: DeviceId, refused: Refused[], work: () => Device): Device[] {
  try {
    return [work()]
  } catch (error) {
    if (!(error instanceof ApiProblem)) throw error
    refused.push({ id, problem: error })
    return []
  }
}
