import type { Device } from '../../services/domain/model/device.ts'
import type { DurationMs } from '../../services/domain/model/time.ts'
import { ApiClient, type Credentials } from '../api/client.ts'
import { provision } from '../api/provision.ts'
import { TokenFile } from '../api/token-file.ts'
import { Fleet } from '../transport/fleet.ts'
import type { Obey } from '../world/orders.ts'
import { registrations } from '../world/registrations.ts'
import type { Enlisted } from '../world/roster.ts'
import { named } from './names.ts'
import { settlePeople } from './people.ts'
import { givePhones, type Phones } from './phones.ts'
import { demoRoster, SITE } from './roster.ts'

export interface Community {
  readonly api: ApiClient
  readonly fleet: Fleet
  readonly enlisted: readonly Enlisted[]
  readonly devices: readonly Device[]
}

/** Registers everybody and connects them; nothing is published yet. */
export async function foundCommunity(
  server: { readonly http: string; readonly mqtt: string },
  credentials: Credentials,
  tokenFile: string,
  phones: Phones,
  warn: (line: string) => void,
  obey: Obey,
  reportEveryMs?: DurationMs,
): Promise<Community> {
  const api = await ApiClient.signIn(server.http, credentials)
  const enlisted = demoRoster(reportEveryMs)
  const devices = registrations(enlisted, SITE).map(named)
  const ids = new Set(devices.map(device => device.id))
  // Ports change from one demo to the next, the tokens of a kept one do not.
  const tokens = await provision(api, devices, ids, new TokenFile(tokenFile, 'demo'))
  await settlePeople(api, SITE, devices, credentials.password)
  await givePhones(api, phones)
  const onError = (deviceId: string, error: Error) => warn(`${deviceId}: ${error.message}`)
  const fleet = await Fleet.connect({ url: server.mqtt, devices, tokens, obey, onError })
  return { api, fleet, enlisted, devices }
}
