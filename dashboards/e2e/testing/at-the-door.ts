import type { WireDeviceToken } from '../../../services/api/wire/device-token.ts'
import { boots, connected } from '../../../services/ocpp/testing/charger.ts'
import type { At } from './shift.ts'

const CHARGER = 'demo-ocpp-1'

/** A charger that is connected, one whose password is wrong, one that nobody registered; and what opens a bin besides its token. */
export async function knockAtTheDoor(manager: At, port: number): Promise<() => Promise<void>> {
  const charger = { kind: 'ev-charger', site: 'demo', zone: 'garage', name: '车棚快充桩' }
  await manager('PUT', `/api/devices/${CHARGER}`, charger)
  await manager('PUT', '/api/devices/demo-ocpp-2', { ...charger, name: '车棚慢充桩' })
  const { token } = (await manager('POST', `/api/devices/${CHARGER}/token`)) as WireDeviceToken
  await manager('POST', '/api/devices/demo-ocpp-2/token')
  const there = await connected({ port, id: CHARGER, token })
  await boots(there)
  for (const id of ['demo-ocpp-2', 'CN-LIN-E7']) await connected({ port, id, token }).catch(() => {})
  await bindCertificates(manager)
  return async () => void (await there.close())
}

async function bindCertificates(manager: At): Promise<void> {
  const path = '/api/devices/demo-bin-01/certificates'
  const [bound, taken] = ['7c41a9'.repeat(11).slice(2), 'e10f52'.repeat(11).slice(2)]
  await manager('POST', path, { fingerprint: bound })
  await manager('POST', path, { fingerprint: taken })
  await manager('DELETE', `${path}/${taken}`)
}
