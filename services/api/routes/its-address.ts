import type { Device } from '../../domain/model/device.ts'
import type { SourceDesk } from '../../sources/desk.ts'

/** Under the address that the messages of its source name, however it was written off a label. */
export function atItsAddress(device: Device, sources: Pick<SourceDesk, 'addressAt'>): Device {
  const { origin } = device
  if (origin === undefined) return device
  const address = sources.addressAt(origin.source, origin.address)
  return address === origin.address ? device : { ...device, origin: { ...origin, address } }
}
