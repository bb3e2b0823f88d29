import type { Device } from '../../domain/model/device.ts'
import type { Kind } from '../../domain/model/kind.ts'
import type { DeviceView } from '../../runtime/registry.ts'
import type { Looks } from '../access/looks.ts'
import type { Reach } from '../access/reach.ts'
import type { Caller } from '../access/sessions.ts'
import type { Sight } from '../access/visible.ts'
import { deviceForm } from '../form/device-form.ts'
import type { WireDevice } from '../wire/device.ts'

/** How somebody is shown devices. */
export interface Shown {
  isShown(device: Device): boolean
  /** These are about to leave: whose health it is that is looked at is on record. Rejects where they must not. */
  aboutToLeave(devices: readonly Device[]): Promise<void>
  form(view: DeviceView): WireDevice
}

export interface ShowingOptions {
  readonly looks: Pick<Looks, 'atDevices'>
  readonly sight: Pick<Sight, 'isWhole'>
  readonly kinds: readonly Kind[]
}

export function showing(caller: Caller, reach: Reach, { looks, sight, kinds }: ShowingOptions): Shown {
  const isWhole = (device: Device) => sight.isWhole(caller, device)
  return {
    isShown: device => reach.device(device),
    aboutToLeave: devices => looks.atDevices(caller, devices.filter(isWhole), 'last-values'),
    form: view => deviceForm(isWhole(view.device) ? view : withoutPerson(view, kinds)),
  }
}

/** That there is a band, where, and whether it is heard: not what it measured, nor its name, which most often is its wearer's. */
function withoutPerson(view: DeviceView, kinds: readonly Kind[]): DeviceView {
  const { device } = view
  const title = kinds.find(({ kind }) => kind === device.kind)?.title
  return { ...view, device: { ...device, name: title ? `${title.zh} ${title.en}` : '' }, values: {} }
}
