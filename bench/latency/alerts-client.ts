import { once } from 'node:events'
import { WebSocket } from 'ws'

/** One who waits for alerts, by whatever WebSocket they come, and is told of each device that one is about. */
export async function openAlertsClient(
  url: string,
  token: string | undefined,
  hear: (deviceId: string) => void,
): Promise<{ close(): void }> {
  const headers = token === undefined ? {} : { authorization: `Bearer ${token}` }
  const socket = new WebSocket(url, { headers, perMessageDeflate: false })
  socket.on('message', data => {
    for (const id of devicesIn(JSON.parse(String(data)))) hear(id)
  })
  await once(socket, 'open')
  return { close: () => socket.terminate() }
}

interface AnyAlert {
  /** The feed's. */
  readonly events?: readonly { readonly alert: { readonly deviceId: string } }[]
  /** Node-RED's. */
  readonly device?: string
}

const devicesIn = ({ events = [], device }: AnyAlert): readonly string[] =>
  device === undefined ? events.map(({ alert }) => alert.deviceId) : [device]
