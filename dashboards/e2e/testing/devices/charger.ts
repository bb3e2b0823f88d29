import type { WireDeviceToken } from '../../../../services/api/wire/device-token.ts'
import { boots, connected, says } from '../../../../services/ocpp/testing/charger.ts'
import type { Community } from '../community.ts'

/** A charger that charges, measures, and then reports a fault to earth. What is given hangs up. */
export async function chargerThatFails({ server, call }: Community, id: string): Promise<() => void> {
  const place = { site: 'riverside', zone: 'gate-3' }
  await call('PUT', `/api/devices/${id}`, { ...place, kind: 'ev-charger', name: '3 号充电桩' })
  const { token } = await call<WireDeviceToken>('POST', `/api/devices/${id}/token`)
  const charger = await connected({ port: server.ocppPort as number, id, token })
  await boots(charger)
  const timestamp = new Date().toISOString()
  const begun = { connectorId: 1, idTag: 'CARD', meterStart: 12_000, timestamp }
  const { transactionId } = (await charger.call('StartTransaction', begun)) as { transactionId: number }
  await says(charger, 1, 'Charging')
  const sampledValue = [
    { value: '12646', measurand: 'Energy.Active.Import.Register', unit: 'Wh' },
    { value: '16.4', measurand: 'Current.Import', phase: 'L1', unit: 'A' },
    { value: '236.4', measurand: 'Voltage', phase: 'L1', unit: 'V' },
    { value: '3.9', measurand: 'Power.Active.Import', unit: 'kW' },
    { value: '41', measurand: 'Temperature', unit: 'Celsius' },
  ]
  const meterValue = [{ timestamp, sampledValue }]
  await charger.call('MeterValues', { connectorId: 1, transactionId, meterValue })
  await says(charger, 1, 'Faulted', 'GroundFailure')
  return () => void charger.close()
}
