import { once } from 'node:events'
import { WebSocket } from 'ws'

export const TOKEN = 'secret'

/** A charger that says what it is told to say, right or wrong. */
export interface RawCharger {
  readonly socket: WebSocket
  say(message: unknown): void
  /** The next message that the server sends. */
  hear(): Promise<unknown>
  /** Says it and answers what comes next. */
  ask(message: unknown): Promise<unknown>
}

export async function rawCharger(
  port: number,
  id: string,
  { protocols = ['ocpp1.6'], token = TOKEN }: { readonly protocols?: string[]; readonly token?: string } = {},
): Promise<RawCharger> {
  const auth = `${id}:${token}`
  const socket = new WebSocket(`ws://127.0.0.1:${port}/ocpp/${id}`, protocols, { auth })
  const came: unknown[] = []
  const wanted: ((message: unknown) => void)[] = []
  socket.on('message', data => {
    const message = JSON.parse(data.toString())
    const next = wanted.shift()
    if (next === undefined) came.push(message)
    else next(message)
  })
  await once(socket, 'open')
  const say = (message: unknown) =>
    socket.send(typeof message === 'string' ? message : JSON.stringify(message))
  const hear = () =>
    came.length > 0 ? Promise.resolve(came.shift()) : new Promise<unknown>(resolve => wanted.push(resolve))
  return {
    ...{ socket, say, hear },
    ask: message => {
      const next = hear()
      say(message)
      return next
    },
  }
}
