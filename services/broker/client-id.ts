import type { DeviceId } from '../domain/model/device.ts'

/**
 * The device that a client id belongs to: the longest device id that it begins with. By length, so that `bin-1` cannot
 * take the session of `bin-10` by calling itself so.
 */
export function ownerOfClientId(clientId: string, isDevice: (id: DeviceId) => boolean): DeviceId | undefined {
  for (let length = Math.min(clientId.length, DEVICE_ID_LENGTH_MAX); length > 0; length--) {
    const id = clientId.slice(0, length)
    if (isDevice(id)) return id
  }
  return undefined
}

/** A client id for one that brought none. No device id has a slash, so it is nobody else's. */
export const madeClientId = (username: string, unique: string): string => `${username}/${unique}`

export const isMadeClientId = (clientId: string): boolean => clientId.includes('/')

const DEVICE_ID_LENGTH_MAX = 64
