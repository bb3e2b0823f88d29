import { connectAsync } from 'mqtt'
import type { WireDeviceToken } from '../../../../services/api/wire/device-token.ts'
import type { PastedMessage } from '../../../../services/decode/source.ts'
import { kinds } from '../../../../services/domain/kinds/kinds.ts'
import type { Community } from '../community.ts'
import type { Pictured } from './pictured.ts'

const bytesOf = ({ payload, encoding = 'text' }: PastedMessage): Buffer =>
  Buffer.from(payload, encoding === 'text' ? 'utf8' : encoding)

/** A gateway, its source and the device behind it, which has said what is in the picture. */
export async function registered(community: Community, each: Pictured): Promise<void> {
  const { name, kind, address, codec, mounting, source, after = [], message } = each
  const gateway = `gw-${name}`
  const place = { site: 'riverside', zone: 'gate-3' }
  await community.call('PUT', `/api/devices/${gateway}`, { ...place, kind: 'gateway', name: gateway })
  const account = await community.call<WireDeviceToken>('POST', `/api/devices/${gateway}/token`)
  await community.call('PUT', `/api/sources/${name}`, {
    ...{ site: 'riverside', name, via: { gateway }, ...source },
    ...(codec && { codec }),
  })
  await community.call('PUT', `/api/devices/${name}`, {
    ...{ ...place, kind, name: `3 号楼${kinds.get(kind)?.title.zh ?? name}` },
    origin: { source: name, address, ...(codec && { codec }), ...(mounting && { mounting }) },
  })
  const { username, token: password } = account
  const client = await connectAsync(`mqtt://127.0.0.1:${community.server.mqttPort}`, {
    ...{ clientId: username, username, password },
  })
  for (const said of [...after, message])
    await client.publishAsync(said.topic, bytesOf(said), { qos: 1, retain: said.retained === true })
  await client.endAsync()
}
