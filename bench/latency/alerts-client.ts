import { once } from 'node:events'
import { WebSocket } from 'ws'

/** One who waits for alerts, by whatever WebSocket they come, and is told of each the device, and the stamp of its reading. */
export async function openAlertsClient(
  url: string,
  token: string | undefined,
  hear: (deviceId: string, ts: number) => void,
): Promise<{ close(): void }> {
  const headers = token === undefined ? {} : { authorization: `Bearer ${token}` }
  const socket = new WebSocket(url, { headers, perMessageDeflate: false })
  socket.on('message', data => {
    for (const [id, ts] of readingsIn(JSON.parse(String(data)))) hear(id, ts)
  })
  await once(socket, 'open')
  return { close: () => socket.terminate() }
}

interface AnyAlert {
  /** The feed's. */
  readonly events?: readonly { readonly at: string; readonly alert: { readonly deviceId: string } }[]
  /** Node-RED's. */
  readonly device?: string
  readonly reading?: { readonly ts: number }
}

const readingsIn = ({ events = [], device, reading }: AnyAlert): (readonly [id: string, ts: number])[] =>
  device === undefined || reading === undefined
    ? events.map(({ at, alert }) => [alert.deviceId, Date.parse(at)])
    : [[device, reading.ts]]
