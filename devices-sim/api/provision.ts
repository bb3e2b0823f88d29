import type { ApiClient } from './client.ts'
import type { TokenFile } from './token-file.ts'
import type { ApiDeviceBody, Registration } from './wire.ts'

const AT_A_TIME = 8

/**
 * Registers the devices and answers the token of each that has an account of its own. A token that is kept is used
 * again, unless the server did not know the device: then it has forgotten the token as well. Gateways come first:
 * the devices behind them name them.
 */
export async function provision(
  api: ApiClient,
  devices: readonly Registration[],
  accounts: ReadonlySet<string>,
  file: TokenFile,
): Promise<ReadonlyMap<string, string>> {
  const known = new Map((await api.devices()).map(device => [device.id, device]))
  const tokens = new Map(file.tokens)
  const enroll = async ({ id, ...body }: Registration) => {
    const before = known.get(id)
    if (!before || differs(before, body)) await api.saveDevice(id, body)
    if (accounts.has(id) && !(before && tokens.has(id))) tokens.set(id, await api.newToken(id))
  }
  const behind = devices.filter(device => device.gateway !== undefined)
  const ahead = devices.filter(device => device.gateway === undefined)
  for (const some of [...chunks(ahead), ...chunks(behind)]) await Promise.all(some.map(enroll))
  file.save(tokens)
  return tokens
}

const chunks = <T>(items: readonly T[]): T[][] =>
  Array.from({ length: Math.ceil(items.length / AT_A_TIME) }, (_, i) =>
    items.slice(i * AT_A_TIME, (i + 1) * AT_A_TIME),
  )

function differs(before: ApiDeviceBody, wanted: ApiDeviceBody): boolean {
  return (Object.keys(wanted) as (keyof ApiDeviceBody)[]).some(key => before[key] !== wanted[key])
}
