import type { Device } from '../../domain/model/device.ts'
import type { Kind } from '../../domain/model/kind.ts'
import type { DeviceView } from '../../runtime/registry.ts'
import type { Looks } from '../access/looks.ts'
import type { Reach } from '../access/reach.ts'
import type { Caller } from '../access/sessions.ts'
import type { Sight } from '../access/visible.ts'
import { deviceForm } from '../form/device-form.ts'
import type { Consents } from '../people/consents.ts'
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
  readonly consents: Pick<Consents, 'shown' | 'missing'>
  readonly kinds: readonly Kind[]
}

export function showing(caller: Caller, reach: Reach, options: ShowingOptions): Shown {
  const { looks, sight, kinds } = options
  const isWhole = (device: Device) => sight.isWhole(caller, device)
  return {
    isShown: device => reach.device(device),
    aboutToLeave: devices => looks.atDevices(caller, devices.filter(isWhole), 'last-values'),
    form: view =>
      isWhole(view.device) ? agreedForm(view, options.consents) : deviceForm(withoutPerson(view, kinds)),
  }
}

/** As much as its wearer agreed to, and what is missing. */
export function agreedForm(view: DeviceView, consents: ShowingOptions['consents']): WireDevice {
  const missing = consents.missing(view.device)
  if (missing.length === 0) return deviceForm(view)
  const values = consents.shown(view.device, view.values)
  return { ...deviceForm({ ...view, values }), withoutConsent: [...missing] }
}

/** That there is a band, where, and whether it is heard: not what it measured, nor its name, which most often is its wearer's. */
function withoutPerson(view: DeviceView, kinds: readonly Kind[]): DeviceView {
  const { device } = view
  const title = kinds.find(({ kind }) => kind === device.kind)?.title
  return { ...view, device: { ...device, name: title ? `${title.zh} ${title.en}` : '' }, values: {} }
}
