import { connectAsync } from 'mqtt'
import { askUntil } from '../../../scripts/testing/ask-until.ts'
import type { WireAlertList } from '../../../services/api/wire/alert.ts'
import type { WireDeviceToken } from '../../../services/api/wire/device-token.ts'
import type { WireOrder } from '../../../services/api/wire/order.ts'
import type { At } from './shift.ts'

const LANE = 'demo-fire-lane-camera-09'
const TEXT = '这里是消防通道，请立即挪车。'

/** Before anything burns: a charger that smokes is cut off by the rule itself. */
export const askForCutOff = (manager: At) =>
  manager('PUT', '/api/rules/charger-smoke', {
    overrides: [{ scope: { site: 'demo' }, order: 'cut-off' }],
    confirm: ['gives-order'],
  })

/** Orders with each of their ends, as far as one sees them without waiting for minutes. */
export async function giveOrders(manager: At, mqtt: string): Promise<void> {
  await manager('PUT', `/api/devices/${LANE}`, {
    ...{ kind: 'fire-lane-camera', site: 'demo', zone: 'gate-1', name: '北侧消防通道摄像头' },
  })
  const { username, token: password } = (await manager(
    'POST',
    `/api/devices/${LANE}/token`,
  )) as WireDeviceToken
  const announce = (device: string, more: object = {}) =>
    manager('POST', `/api/devices/${device}/orders`, {
      ...{ name: 'announce', parameters: { text: TEXT }, ...more },
    }) as Promise<WireOrder>
  const client = await connectAsync(mqtt, { clientId: username, username, password })
  const topic = (channel: string) => `community/demo/fire-lane-camera/${LANE}/${channel}`
  client.on('message', (_, payload) => {
    const { id } = JSON.parse(payload.toString()) as { readonly id: string }
    const reply = { id, ok: false, reason: 'speaker-broken' }
    client.publish(topic('reply'), JSON.stringify(reply), { qos: 1 })
  })
  await client.subscribeAsync(topic('command'), { qos: 1 })
  await ended(manager, LANE, await announce(LANE))
  await client.endAsync()
  // It is away: one is taken back, one waits.
  const { id } = await announce(LANE)
  await manager('DELETE', `/api/devices/${LANE}/orders/${id}`)
  await announce(LANE)
  const { alerts } = (await manager('GET', '/api/alerts?limit=500')) as WireAlertList
  const blocked = spokenTo(alerts)
  if (blocked !== undefined)
    await ended(manager, blocked.deviceId, await announce(blocked.deviceId, { alert: blocked.id }))
}

/** The alert for which a lane is spoken to. */
export const spokenTo = (alerts: WireAlertList['alerts']) =>
  alerts.find(({ deviceKind, handling }) => deviceKind === 'fire-lane-camera' && handling !== 'resolved')

async function ended(manager: At, device: string, { id }: WireOrder): Promise<void> {
  await askUntil(async () => {
    const { orders } = (await manager('GET', `/api/devices/${device}/orders`)) as { orders: WireOrder[] }
    const state = orders.find(order => order.id === id)?.state
    return state !== 'queued' && state !== 'sent'
  })
}
